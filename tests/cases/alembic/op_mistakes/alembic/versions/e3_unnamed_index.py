"""unnamed index

Revision ID: e3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'e3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_index(None, "accounts", ["email"])
    print(sa.inspect(op.get_bind()).get_indexes("accounts"))

def downgrade() -> None:
    pass
