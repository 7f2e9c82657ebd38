"""a context of one's own

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    context = MigrationContext.configure(op.get_bind())
    own = Operations(context)
    own.add_column("t", sa.Column("b", sa.Text()))
    print(context.get_current_revision(), context.as_sql, context.dialect.name, context.bind is op.get_bind())
    bind = op.get_bind()
    with Operations.context(context) as inner:
        op.drop_column("t", "b")
    print([column["name"] for column in sa.inspect(bind).get_columns("t")])

def downgrade() -> None:
    pass
