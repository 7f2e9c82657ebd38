"""fourth

Revision ID: d4d3
Revises: a2a2
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'd4d3'
down_revision = 'a2a2'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('four', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('four')
