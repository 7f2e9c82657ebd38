"""a type of PostgreSQL

Revision ID: b4
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b4'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("t", sa.Column("id", postgresql.JSNB()))


def downgrade() -> None:
    pass
