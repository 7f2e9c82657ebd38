"""an object without its column

Revision ID: b6
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b6'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.invoke(ops.AddColumnOp("t"))

def downgrade() -> None:
    pass
