"""merge

Revision ID: eeee4444
Revises: bbbb1111, dddd3333
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'eeee4444'
down_revision = ('bbbb1111', 'dddd3333')
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
