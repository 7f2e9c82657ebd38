"""second

Revision ID: a2a2
Revises: b1b1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'a2a2'
down_revision = 'b1b1'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('two', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('two')
