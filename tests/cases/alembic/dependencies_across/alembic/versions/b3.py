"""orders

Revision ID: b3b3
Revises: b2b2
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b3b3'
down_revision = 'b2b2'
branch_labels = None
depends_on = ('a2a2',)


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
