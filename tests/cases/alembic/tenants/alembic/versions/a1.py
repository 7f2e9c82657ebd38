"""things

Revision ID: a1a1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'a1a1'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('things', sa.Column('name', sa.Text()))


def downgrade() -> None:
    op.drop_table('things')
