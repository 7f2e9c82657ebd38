"""Give every account a currency

Revision ID: d20be918a74c
Revises: c6385ed07b2f
Create Date: 2025-04-08 14:18:56.033000

"""
from alembic import op
import sqlalchemy as sa

revision = "d20be918a74c"
down_revision = "c6385ed07b2f"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE bank_accounts SET currency = 'USD' WHERE currency IS NULL")
    op.alter_column(
        "bank_accounts",
        "currency",
        existing_type=sa.String(3),
        server_default="USD",
        nullable=False,
    )
    op.create_check_constraint("ck_bank_accounts_currency", "bank_accounts", "length(currency) = 3")


def downgrade() -> None:
    """Lifts the rule and keeps the currencies: which of them were once empty is not recorded anywhere."""
    op.drop_constraint("ck_bank_accounts_currency", "bank_accounts", type_="check")
    op.alter_column(
        "bank_accounts",
        "currency",
        existing_type=sa.String(3),
        server_default=None,
        nullable=True,
    )
