"""Add last_login to users

Revision ID: 5f3e81c2d9b7
Revises: d20be918a74c
Create Date: 2025-05-06 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = "5f3e81c2d9b7"
down_revision = "d20be918a74c"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("users", sa.Column("last_login", sa.TIMESTAMP(timezone=True), nullable=True))


def downgrade() -> None:
    op.drop_column("users", "last_login")
