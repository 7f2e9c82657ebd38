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


@Operations.register_operation("create_seq")
class CreateSequenceOp(MigrateOperation):
    """Create a SEQUENCE."""

    def __init__(self, sequence_name, schema=None):
        self.sequence_name = sequence_name
        self.schema = schema

    @classmethod
    def create_seq(cls, operations, sequence_name, **kw):
        """Issue a "CREATE SEQUENCE" instruction."""
        return operations.invoke(CreateSequenceOp(sequence_name, **kw))

    def reverse(self):
        return DropSequenceOp(self.sequence_name, schema=self.schema)


@Operations.register_operation("drop_seq")
class DropSequenceOp(MigrateOperation):
    def __init__(self, sequence_name, schema=None):
        self.sequence_name = sequence_name
        self.schema = schema

    @classmethod
    def drop_seq(cls, operations, sequence_name, **kw):
        return operations.invoke(DropSequenceOp(sequence_name, **kw))


@Operations.implementation_for(CreateSequenceOp)
def create_seq(operations, operation):
    operations.execute(f"CREATE SEQUENCE {operation.sequence_name}")
    return "made"


@Operations.implementation_for(DropSequenceOp)
def drop_seq(operations, operation):
    operations.execute(f"DROP SEQUENCE {operation.sequence_name}")


def upgrade() -> None:
    print(op.get_context().as_sql, op.get_context().dialect.name, op.get_context().opts["compare_type"])
    print(op.get_context().get_current_heads(), op.get_bind().dialect.name, op.f("x"), op.get_context().config.config_file_name)
    print(op.get_context().impl.transactional_ddl, op.get_context().impl.__dialect__, type(op.get_context().impl).__name__)
    op.get_context().execute("UPDATE t SET a = 'x'")
    op.get_context().impl.execute(sa.text("UPDATE t SET a = 'y'"))

def downgrade() -> None:
    pass
