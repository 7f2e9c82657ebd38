"""left

Revision ID: bbbb1111
Revises: aaaa0000
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'bbbb1111'
down_revision = 'aaaa0000'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('t_left', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('t_left')
