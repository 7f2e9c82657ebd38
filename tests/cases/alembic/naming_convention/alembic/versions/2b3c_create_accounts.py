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
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id")),
        sa.Column("number", sa.String(34), unique=True),
        sa.Column("kind", sa.String(5), index=True),
        sa.CheckConstraint("id > 0", name="positive"),
    )


def downgrade() -> None:
    op.drop_table("accounts")
