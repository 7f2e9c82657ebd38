"""raises

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


def helper():
    raise ValueError("not today")


def upgrade() -> None:
    op.add_column("users", sa.Column("phone", sa.String(20)))
    helper()


def downgrade() -> None:
    pass
