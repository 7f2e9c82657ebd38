"""two

Revision ID: b2b2
Revises: a1a1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2b2'
down_revision = 'a1a1'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
