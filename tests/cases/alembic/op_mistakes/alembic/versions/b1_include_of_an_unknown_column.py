"""include of an unknown column

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint("uq", "accounts", ["email"], postgresql_include=["id"])

def downgrade() -> None:
    pass
