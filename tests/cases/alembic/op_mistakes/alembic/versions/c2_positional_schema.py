"""positional schema

Revision ID: c2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'c2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.drop_column("accounts", "email", "public")

def downgrade() -> None:
    pass
