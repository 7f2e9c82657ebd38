"""words

Revision ID: b1b1
Revises: a1a1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b1b1'
down_revision = 'a1a1'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table('words', sa.Column('name', sa.Text()))


def downgrade() -> None:
    op.drop_table('words')
