import sqlalchemy as sa
from alembic.operations import ops


def change(context, revision, directives):
    script = directives[0]
    print(type(script).__name__, script.message, script.head, script.splice, revision)
    script.imports.add("import datetime")
    for op in script.upgrade_ops.ops:
        print(type(op).__name__, getattr(op, "table_name", None), op.schema)
        if isinstance(op, ops.ModifyTableOps):
            for part in op.ops:
                print("  ", type(part).__name__)
            op.ops.sort(key=lambda part: type(part).__name__)
    script.upgrade_ops.ops.insert(0, ops.ExecuteSQLOp("SELECT 'begin'"))
    script.downgrade_ops.ops.append(ops.ExecuteSQLOp("SELECT 'end'"))
    if script.message == "second":
        script.message = "second, changed"
        script.upgrade_ops.ops.append(ops.ModifyTableOps("t", [
            ops.CreateIndexOp("ix_made", "t", ["a", sa.text("lower(b)")], unique=True),
            ops.CreateUniqueConstraintOp("uq_made", "t", ["a", "b"]),
            ops.CreateCheckConstraintOp("ck_made", "t", "a > 0"),
            ops.CreateForeignKeyOp("fk_made", "t", "u", ["a"], ["id"], ondelete="CASCADE"),
            ops.AddColumnOp("t", sa.Column("made", sa.String(5), server_default="x", comment="by hand")),
            ops.AlterColumnOp("t", "b", existing_type=sa.String(9), modify_type=sa.Text(), modify_comment="c",
                              existing_nullable=True, modify_server_default="y"),
            ops.DropConstraintOp("uq_made", "t", type_="unique"),
            ops.DropIndexOp("ix_made", "t"),
            ops.DropColumnOp("t", "made"),
            ops.CreateTableCommentOp("t", "new", existing_comment=None),
        ]))
        script.upgrade_ops.ops.append(ops.CreateTableOp("v", [
            sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.Text, unique=True),
            sa.CheckConstraint("id > 0", name="ck_v")], if_not_exists=True, comment="made"))
        script.upgrade_ops.ops.append(ops.DropTableOp("v", if_exists=True))


options = {"process_revision_directives": change}


def first():
    metadata = sa.MetaData()
    sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer),
             sa.Column("b", sa.String(9), index=True), sa.Column("c", sa.Integer))
    return metadata


def second():
    metadata = sa.MetaData()
    sa.Table("u", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Integer, nullable=False),
             sa.Column("b", sa.String(9)), sa.Column("d", sa.Integer, sa.ForeignKey("u.id", name="fk_d")))
    return metadata
