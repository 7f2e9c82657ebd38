"""lines

Revision ID: 44bb
Revises: 33bb
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '44bb'
down_revision = '33bb'
branch_labels = None
depends_on = '22aa'


def upgrade() -> None:
    op.create_table('lines', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('lines')
