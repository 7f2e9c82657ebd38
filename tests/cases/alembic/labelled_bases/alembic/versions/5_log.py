"""log

Revision ID: 55cc
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '55cc'
down_revision = None
branch_labels = 'audit'
depends_on = ('accounts',)


def upgrade() -> None:
    op.create_table('log', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('log')
