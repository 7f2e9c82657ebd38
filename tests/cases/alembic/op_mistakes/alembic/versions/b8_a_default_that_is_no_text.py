"""a default that is no text

Revision ID: b8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("n", sa.Integer(), server_default=0))

def downgrade() -> None:
    pass
