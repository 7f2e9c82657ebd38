"""rows one by one

Revision ID: b8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("a", sa.Text))
    op.bulk_insert(t, [{"id": 1, "a": "x"}, {"id": 2, "a": op.inline_literal("y")}], multiinsert=False)
    op.bulk_insert(t, [{"id": 3, "a": None}, {"id": 4, "a": "it's 100%"}])
    op.bulk_insert(t, [])
    print(op.inline_literal(5), op.inline_literal("x"))

def downgrade() -> None:
    pass
