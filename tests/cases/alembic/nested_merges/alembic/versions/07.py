"""late

Revision ID: d1d1
Revises: b2b2
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'd1d1'
down_revision = 'b2b2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
