"""create accounts

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    kind = postgresql.ENUM("checking", "savings", name="account_kind", create_type=False)
    kind.create(op.get_bind(), checkfirst=True)
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("kind", kind, server_default="savings", nullable=False),
    )


def downgrade() -> None:
    op.drop_table("accounts")
    sa.Enum(name="account_kind").drop(op.get_bind())
