"""merge three

Revision ID: m3m3
Revises: m2m2, d1d1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'm3m3'
down_revision = ('m2m2', 'd1d1')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
