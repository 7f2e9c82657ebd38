"""fourth

Revision ID: c3ffd4e5
Revises: c3d4e5f6
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c3ffd4e5'
down_revision = 'c3d4e5f6'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('four', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('four')
