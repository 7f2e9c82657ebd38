"""a column

Revision ID: b9
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b9'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.table("t", sa.column("name"))
    print(t.c.nmae)


def downgrade() -> None:
    pass
