"""names

Revision ID: 22aa
Revises: 11aa
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '22aa'
down_revision = '11aa'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('names', sa.Column('id', sa.Integer(), primary_key=True))


def downgrade() -> None:
    op.drop_table('names')
