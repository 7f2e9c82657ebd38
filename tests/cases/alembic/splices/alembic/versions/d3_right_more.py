"""right, more

Revision ID: dddd3333
Revises: cccc2222
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'dddd3333'
down_revision = 'cccc2222'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('t_more', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('t_more')
