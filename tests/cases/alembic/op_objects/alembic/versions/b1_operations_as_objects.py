"""operations as objects

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic.operations import MigrateOperation, Operations, ops
from alembic.runtime.migration import MigrationContext
from sqlalchemy.dialects import postgresql

revision = 'b1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.invoke(ops.CreateTableOp("u", [sa.Column("id", sa.Integer(), primary_key=True), sa.Column("t_id", sa.Integer())]))
    op.invoke(ops.AddColumnOp("u", sa.Column("n", sa.Integer(), server_default="1")))
    op.invoke(ops.AlterColumnOp("u", "n", modify_nullable=False))
    op.invoke(ops.CreateIndexOp("ix_u", "u", ["n"], unique=True))
    op.invoke(ops.CreateForeignKeyOp("fk_u", "u", "t", ["t_id"], ["id"], ondelete="CASCADE"))
    op.invoke(ops.CreateUniqueConstraintOp("uq_u", "u", ["t_id"]))
    op.invoke(ops.CreateCheckConstraintOp("ck_u", "u", "n > 0"))
    op.invoke(ops.ExecuteSQLOp("UPDATE u SET n = 2"))
    op.invoke(ops.DropIndexOp("ix_u", "u"))
    op.invoke(ops.DropConstraintOp("ck_u", "u", type_="check"))
    op.invoke(ops.DropColumnOp("u", "n"))
    op.invoke(ops.RenameTableOp("u", "v"))
    op.invoke(ops.DropTableOp("v"))

def downgrade() -> None:
    pass
