"""foreign key of uneven columns

Revision ID: c7
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'c7'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_foreign_key("fk", "accounts", "accounts", ["id", "email"], ["id"])

def downgrade() -> None:
    pass
