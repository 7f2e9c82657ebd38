"""abcd2222

Revision ID: abcd2222
Revises: abcd1111
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'abcd2222'
down_revision = 'abcd1111'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
