"""nothing near

Revision ID: b16
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b16'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().xyzzy()


def downgrade() -> None:
    pass
