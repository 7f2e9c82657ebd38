"""merge phone and address

Revision ID: 3e3e
Revises: 2b3c, 2c4d
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '3e3e'
down_revision = ('2b3c', '2c4d')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
