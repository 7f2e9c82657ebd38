"""merge two

Revision ID: m2m2
Revises: c1c1, c2c2
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'm2m2'
down_revision = ('c1c1', 'c2c2')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
