"""add currency

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
    op.add_column("users", sa.Column("currency", sa.String(3)))
    op.add_column("users", sa.Column("latest_balance", sa.DECIMAL(12, 2)))


def downgrade() -> None:
    op.drop_column("users", "latest_balance")
    op.drop_column("users", "currency")
