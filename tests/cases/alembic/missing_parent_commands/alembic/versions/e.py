"""e5e5

Revision ID: e5e5
Revises: d4d4
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'e5e5'
down_revision = 'd4d4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
