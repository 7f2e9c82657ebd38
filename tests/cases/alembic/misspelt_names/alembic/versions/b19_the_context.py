"""the context

Revision ID: b19
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b19'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_context().autocomit_block()


def downgrade() -> None:
    pass
