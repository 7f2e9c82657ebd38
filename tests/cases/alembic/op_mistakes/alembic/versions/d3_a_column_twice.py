"""a column twice

Revision ID: d3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'd3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("twice", sa.Column("id", sa.Integer()), sa.Column("id", sa.Integer()))

def downgrade() -> None:
    pass
