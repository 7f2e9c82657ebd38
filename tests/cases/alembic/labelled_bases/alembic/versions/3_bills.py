"""bills

Revision ID: 33bb
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '33bb'
down_revision = None
branch_labels = ['billing']
depends_on = None


def upgrade() -> None:
    op.create_table('bills', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('bills')
