"""Add currency and balance to bank accounts

Revision ID: fb52a0d9e6c1
Revises: 89d0c4f6b13e
Create Date: 2025-02-17 08:27:15.660000

"""
from alembic import op
import sqlalchemy as sa

revision = "fb52a0d9e6c1"
down_revision = "89d0c4f6b13e"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("bank_accounts", sa.Column("currency", sa.String(3), nullable=True))
    op.add_column("bank_accounts", sa.Column("latest_balance", sa.DECIMAL(12, 2), nullable=True))


def downgrade() -> None:
    op.drop_column("bank_accounts", "currency")
    op.drop_column("bank_accounts", "latest_balance")
