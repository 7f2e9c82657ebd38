"""after

Revision ID: ffff5555
Revises: eeee4444
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'ffff5555'
down_revision = 'eeee4444'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('t_after', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('t_after')
