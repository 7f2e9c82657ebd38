"""fails in the middle

Revision ID: 3d5e
Revises: 2b3c
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '3d5e'
down_revision = '2b3c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("phone", sa.String(20)))
    op.add_column("users", sa.Column("phone", sa.String(20)))


def downgrade() -> None:
    pass
