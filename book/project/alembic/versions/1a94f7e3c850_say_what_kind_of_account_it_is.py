"""Say what kind of account it is

Revision ID: 1a94f7e3c850
Revises: fb52a0d9e6c1
Create Date: 2025-03-04 19:51:48.312000

"""
from alembic import op
import sqlalchemy as sa

revision = "1a94f7e3c850"
down_revision = "fb52a0d9e6c1"
branch_labels = None
depends_on = None


account_kind = sa.Enum("checking", "savings", "credit", name="account_kind")


def upgrade() -> None:
    account_kind.create(op.get_bind())
    op.add_column(
        "bank_accounts",
        sa.Column("kind", account_kind, server_default="checking", nullable=False),
    )


def downgrade() -> None:
    op.drop_column("bank_accounts", "kind")
    account_kind.drop(op.get_bind())
