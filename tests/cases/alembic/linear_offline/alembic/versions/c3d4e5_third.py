"""third

Revision ID: c3d4e5f6
Revises: b2c3d4e5
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c3d4e5f6'
down_revision = 'b2c3d4e5'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('three', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('three')
