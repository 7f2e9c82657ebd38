"""something of none

Revision ID: b17
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b17'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().execute(sa.text("SELECT NULL")).scalar().lower()


def downgrade() -> None:
    pass
