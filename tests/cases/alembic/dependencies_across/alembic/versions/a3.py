"""addresses

Revision ID: a3a3
Revises: a2a2
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'a3a3'
down_revision = 'a2a2'
branch_labels = None
depends_on = 'b2b2'


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
