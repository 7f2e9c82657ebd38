"""what the context knows

Revision ID: b3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    print(op.get_context().as_sql, op.get_context().dialect.name, op.get_context().opts["compare_type"])
    print(op.get_context().get_current_heads(), op.get_bind().dialect.name, op.f("x"), op.get_context().config.config_file_name)
    print(op.get_context().impl.transactional_ddl, op.get_context().impl.__dialect__, type(op.get_context().impl).__name__)
    op.get_context().execute("UPDATE t SET a = 'x'")
    op.get_context().impl.execute(sa.text("UPDATE t SET a = 'y'"))

def downgrade() -> None:
    pass
