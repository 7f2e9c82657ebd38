"""a function

Revision ID: b11
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b11'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.selct(sa.func.now()))


def downgrade() -> None:
    pass
