"""username not null

Revision ID: 4f6a
Revises: 3d5e
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '4f6a'
down_revision = '3d5e'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("users", "username", nullable=False)


def downgrade() -> None:
    op.alter_column("users", "username", nullable=True)
