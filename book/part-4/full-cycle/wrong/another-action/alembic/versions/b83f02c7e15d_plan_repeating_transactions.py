"""Plan repeating transactions

Revision ID: b83f02c7e15d
Revises: 9c07d4ab12e8
Create Date: 2025-05-19 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = "b83f02c7e15d"
down_revision = "9c07d4ab12e8"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "recurring_transactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("amount", sa.DECIMAL(12, 2), nullable=False),
        sa.Column("frequency", sa.Enum("weekly", "monthly", "yearly", name="frequency"), nullable=False),
        sa.Column("next_on", sa.Date(), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"],
            ["bank_accounts.id"],
            name="fk_recurring_transactions_account_id_bank_accounts",
            ondelete="SET NULL",
        ),
        sa.PrimaryKeyConstraint("id", name="pk_recurring_transactions"),
    )
    op.add_column("bank_accounts", sa.Column("is_archived", sa.Boolean(), server_default=sa.false(), nullable=False))


def downgrade() -> None:
    op.drop_column("bank_accounts", "is_archived")
    op.drop_table("recurring_transactions")
    sa.Enum(name="frequency").drop(op.get_bind())
