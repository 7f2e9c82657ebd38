"""a module

Revision ID: b13
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b13'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sql.text("SELECT 1"))


def downgrade() -> None:
    pass
