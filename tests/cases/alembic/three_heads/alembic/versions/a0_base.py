"""base

Revision ID: aaaa0000
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'aaaa0000'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('t_base', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('t_base')
