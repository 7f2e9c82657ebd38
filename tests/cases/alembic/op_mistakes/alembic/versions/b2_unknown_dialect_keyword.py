"""unknown dialect keyword

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix", "accounts", ["email"], postgresql_wher=sa.text("1 = 1"))

def downgrade() -> None:
    pass
