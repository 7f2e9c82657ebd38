"""identity changed

Revision ID: e6
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'e6'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("accounts", "id", server_default=sa.Identity(start=5), existing_server_default=sa.Identity())

def downgrade() -> None:
    pass
