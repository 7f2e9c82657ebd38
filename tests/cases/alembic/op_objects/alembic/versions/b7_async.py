"""async

Revision ID: b7
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b7'
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
    async def work(connection, name):
        return name
    print(op.run_async(work, "x"))

def downgrade() -> None:
    pass
