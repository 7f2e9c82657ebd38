import sqlalchemy as sa
from alembic.autogenerate import rewriter
from alembic.operations import ops

writer = rewriter.Rewriter()


@writer.rewrites(ops.CreateTableOp)
def key_first(context, revision, op):
    op.columns.sort(key=lambda column: not getattr(column, "primary_key", False))
    return op


@writer.rewrites(ops.AddColumnOp)
def in_two_steps(context, revision, op):
    if op.column.nullable:
        return op
    op.column.nullable = True
    return [op, ops.AlterColumnOp(op.table_name, op.column.name, modify_nullable=False,
                                  existing_type=op.column.type, schema=op.schema)]


@writer.rewrites(ops.DropTableOp)
def keep(context, revision, op):
    return []


@writer.rewrites(ops.CreateIndexOp)
def tell(context, revision, op):
    return [op, ops.ExecuteSQLOp("COMMENT ON INDEX " + op.index_name + " IS 'made by a machine'")]


def numbered(context, revision, directives):
    script = directives[0]
    head = revision[0] if revision else "0"
    script.rev_id = f"{int(head[:4]) + 1:04d}_x"


options = {"process_revision_directives": writer.chain(numbered)}


def first():
    metadata = sa.MetaData()
    sa.Table("parts", metadata, sa.Column("name", sa.String(10), index=True), sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("old", metadata, sa.Column("id", sa.Integer, primary_key=True))
    return metadata


def second():
    metadata = sa.MetaData()
    sa.Table("parts", metadata, sa.Column("name", sa.String(10), index=True), sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("weight", sa.Integer, nullable=False), sa.Column("colour", sa.String(7)))
    return metadata
