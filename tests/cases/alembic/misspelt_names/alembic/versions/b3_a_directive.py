"""a directive

Revision ID: b3
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b3'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.creat_table("t", sa.Column("id", sa.Integer()))


def downgrade() -> None:
    pass
