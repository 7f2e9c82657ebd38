"""second of two

Revision ID: y2y2
Revises: y1y1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'y2y2'
down_revision = 'y1y1'
branch_labels = None
depends_on = 'x1x1'


def upgrade() -> None:
    op.create_table('two_b', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('two_b')
