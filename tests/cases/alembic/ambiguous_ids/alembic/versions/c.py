"""abcd2333

Revision ID: abcd2333
Revises: abcd2222
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'abcd2333'
down_revision = 'abcd2222'
branch_labels = None
depends_on = None


def upgrade() -> None:
    pass


def downgrade() -> None:
    pass
