"""second

Revision ID: b2c3d4e5
Revises: a1b2c3d4
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2c3d4e5'
down_revision = 'a1b2c3d4'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('two', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('two')
