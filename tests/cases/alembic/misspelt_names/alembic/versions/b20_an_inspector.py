"""an inspector

Revision ID: b20
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b20'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    sa.inspect(op.get_bind()).get_colums("t")


def downgrade() -> None:
    pass
