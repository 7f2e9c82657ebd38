"""goods

Revision ID: b1b1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b1b1'
down_revision = None
branch_labels = ('shop',)
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
