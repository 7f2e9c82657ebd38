"""create accounts

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.BigInteger(), sa.Identity(), primary_key=True),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id", ondelete="CASCADE"), nullable=False),
        sa.Column("kind", sa.String(20), nullable=False, index=True),
        sa.Column("number", sa.String(34), unique=True),
        sa.Column("balance", sa.Numeric(12, 2), server_default="0"),
        sa.CheckConstraint("balance >= 0", name="ck_accounts_balance"),
        sa.UniqueConstraint("user_id", "kind", name="uq_accounts_user_kind"),
    )


def downgrade() -> None:
    op.drop_table("accounts")
