"""prices

Revision ID: b2b2
Revises: b1b1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2b2'
down_revision = 'b1b1'
branch_labels = None
depends_on = 'a1a1'


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
