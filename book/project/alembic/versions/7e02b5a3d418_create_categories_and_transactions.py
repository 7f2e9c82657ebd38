"""Create categories and transactions

Revision ID: 7e02b5a3d418
Revises: 4b1d7c90e2af
Create Date: 2025-01-13 16:40:02.870000

"""
from alembic import op
import sqlalchemy as sa

revision = "7e02b5a3d418"
down_revision = "4b1d7c90e2af"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "categories",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=True),
        sa.Column("title", sa.String(60), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["users.id"], name="fk_categories_user_id_users", ondelete="CASCADE"),
        sa.PrimaryKeyConstraint("id", name="pk_categories"),
        sa.UniqueConstraint("user_id", "title", name="uq_categories_user_id_title"),
    )
    op.create_table(
        "transactions",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("account_id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("amount", sa.DECIMAL(12, 2), nullable=False),
        sa.Column("description", sa.String(255), nullable=True),
        sa.Column("booked_at", sa.TIMESTAMP(timezone=True), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(
            ["account_id"], ["bank_accounts.id"], name="fk_transactions_account_id_bank_accounts", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name="fk_transactions_category_id_categories", ondelete="SET NULL"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_transactions"),
    )
    op.create_index("ix_transactions_account_id_booked_at", "transactions", ["account_id", "booked_at"])


def downgrade() -> None:
    op.drop_index("ix_transactions_account_id_booked_at", table_name="transactions")
    op.drop_table("transactions")
    op.drop_table("categories")
