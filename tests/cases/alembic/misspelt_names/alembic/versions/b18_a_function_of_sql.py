"""a function of sql

Revision ID: b18
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b18'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.select(sa.func.now().lable("x")))


def downgrade() -> None:
    pass
