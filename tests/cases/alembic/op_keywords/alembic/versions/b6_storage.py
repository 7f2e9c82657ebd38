"""storage

Revision ID: b6
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b6'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index("ix_fill", "accounts", ["status"], postgresql_with={"fillfactor": 70}, postgresql_tablespace="fast")

def downgrade() -> None:
    pass
