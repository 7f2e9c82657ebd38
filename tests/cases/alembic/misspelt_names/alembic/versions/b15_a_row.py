"""a row

Revision ID: b15
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b15'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    print(op.get_bind().execute(sa.text("SELECT 1 AS number")).first().numbr)


def downgrade() -> None:
    pass
