"""batch recreate

Revision ID: a1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None
branch_labels = None
depends_on = None

def shape(name):
    i = sa.inspect(op.get_bind())
    for c in i.get_columns(name): print(" ", c["name"], repr(c["type"]), c["nullable"], c["default"], c.get("comment"), c.get("identity"))
    print(" ", i.get_pk_constraint(name)["name"], i.get_pk_constraint(name)["constrained_columns"])
    print(" ", [(f["name"], f["constrained_columns"], f["referred_table"], f["referred_columns"], f["options"]) for f in sorted(i.get_foreign_keys(name), key=lambda f: f["name"])])
    print(" ", sorted((u["name"], tuple(u["column_names"])) for u in i.get_unique_constraints(name)), sorted((u["name"], u["sqltext"]) for u in i.get_check_constraints(name)))
    print(" ", [(x["name"], x["column_names"], x["unique"]) for x in i.get_indexes(name)], i.get_table_comment(name))
def make():
    op.create_table("owner", sa.Column("id", sa.Integer, primary_key=True))
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20), nullable=False, comment="cc"), sa.Column("n", sa.Integer, server_default="5"), sa.Column("owner_id", sa.Integer, sa.ForeignKey("owner.id", ondelete="CASCADE")), sa.UniqueConstraint("name", name="uq_name"), sa.CheckConstraint("n > 0", name="ck_n"), comment="tc")
    op.create_index("ix_n", "t", ["n"])
    op.execute("INSERT INTO t (name, n) VALUES ('a', 1), ('b', 2)")
def rows(name="t"): print(op.get_bind().execute(sa.text(f"SELECT * FROM {name} ORDER BY 1")).all())


def add_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer))
    shape("t"); rows()
    op.execute("INSERT INTO t (name) VALUES ('c')")


def add_not_null_default():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer, nullable=False, server_default="3"), insert_after="id")
        b.add_column(sa.Column("y", sa.Integer), insert_before="n")
    shape("t"); rows()


def drop_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_column("owner_id")
    shape("t"); rows()


def drop_indexed_column():
    make()
    op.drop_constraint("ck_n", "t")
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_column("n")
    shape("t"); rows()


def alter_type():
    make()
    op.drop_constraint("ck_n", "t")
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("n", type_=sa.Text(), server_default=None)
        b.alter_column("name", nullable=True, type_=sa.String(50))
    shape("t"); rows()


def rename():
    make()
    op.drop_constraint("ck_n", "t")
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("n", new_column_name="m", nullable=False)
    shape("t"); rows()


def constraints():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_constraint("uq_name", type_="unique")
        b.create_unique_constraint("uq_both", ["name", "owner_id"])
        b.create_check_constraint("ck_name", "name <> ''")
        b.drop_constraint("t_owner_id_fkey", type_="foreignkey")
        b.create_foreign_key("fk_o", "owner", ["owner_id"], ["id"], ondelete="SET NULL")
        b.create_index("ix_name", ["name"], unique=True)
        b.drop_index("ix_n")
    shape("t")


def no_such_constraint():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_constraint("nope", type_="unique")


def no_such_index():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_index("nope")


def no_such_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("nope", nullable=False)


def drop_no_such_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_column("nope")


def unnamed():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.create_unique_constraint(None, ["name"])


def add_column_with_fk():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("o2", sa.Integer, sa.ForeignKey("owner.id")))


def add_column_with_named_fk():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("o2", sa.Integer, sa.ForeignKey("owner.id", name="fk_2"), index=True))
    shape("t")


def add_unique_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("o2", sa.Integer, unique=True))


def reorder():
    make()
    with op.batch_alter_table("t", recreate="always", partial_reordering=[("owner_id", "id"), ("n", "name")]) as b:
        pass
    shape("t"); rows()


def reorder_auto():
    make()
    with op.batch_alter_table("t", partial_reordering=[("owner_id", "id")]) as b:
        b.add_column(sa.Column("x", sa.Integer))
    shape("t")


def copy_from():
    make()
    m = sa.MetaData()
    t = sa.Table("t", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(7)), sa.Column("n", sa.Integer))
    with op.batch_alter_table("t", recreate="always", copy_from=t) as b:
        b.alter_column("n", nullable=False)
    shape("t"); rows()


def table_args():
    make()
    with op.batch_alter_table("t", recreate="always", table_args=(sa.CheckConstraint("n < 100", name="ck_big"), sa.UniqueConstraint("n", name="uq_n")), table_kwargs={"postgresql_with": {"fillfactor": 50}}) as b:
        pass
    shape("t")


def reflect_args():
    make()
    with op.batch_alter_table("t", recreate="always", reflect_args=[sa.Column("n", sa.BigInteger)]) as b:
        b.drop_column("owner_id")
    shape("t"); rows()


def enum():
    op.create_table("e", sa.Column("id", sa.Integer, primary_key=True), sa.Column("k", sa.Enum("a", "b", name="kk"), server_default="a"))
    op.execute("INSERT INTO e (k) VALUES ('b')")
    with op.batch_alter_table("e", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer))
    shape("e"); rows("e")


def not_null_fails():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("owner_id", nullable=False)


def identity_and_bool():
    op.create_table("i", sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True), sa.Column("ok", sa.Boolean, server_default=sa.true()), sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()), sa.Column("j", postgresql.JSONB, server_default=sa.text("'{}'::jsonb")), sa.Column("a", postgresql.ARRAY(sa.Text)))
    with op.batch_alter_table("i", recreate="always") as b:
        b.alter_column("ok", nullable=False)
    shape("i")


def primary_key():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_constraint("t_pkey", type_="primary")
        b.create_primary_key("pk_t", ["id", "name"])
    shape("t")


def drop_pk_column():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.drop_column("id")
    shape("t")


def casts():
    op.create_table("t", sa.Column("a", sa.String(5)), sa.Column("b", postgresql.JSON), sa.Column("c", sa.DateTime), sa.Column("d", sa.Integer))
    op.execute("INSERT INTO t VALUES ('7', '{}', '2020-01-02 03:04', 5)")
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("a", type_=sa.Integer)
        b.alter_column("b", type_=postgresql.JSONB)
        b.alter_column("c", type_=sa.Date)
        b.alter_column("d", type_=sa.Numeric(5, 2))
    shape("t"); rows()


def referenced():
    make()
    with op.batch_alter_table("owner", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer))


def naming():
    op.create_table("q", sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.Integer, sa.CheckConstraint("x > 1")), sa.UniqueConstraint("x"))
    with op.batch_alter_table("q", recreate="always", naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"}) as b:
        b.create_unique_constraint("uq_two", ["id", "x"])
    shape("q")


def bad_recreate():
    with op.batch_alter_table("q", recreate="sometimes") as b: pass


def callable_recreate():
    with op.batch_alter_table("q", recreate=lambda x: True) as b: pass


def no_table():
    with op.batch_alter_table("qqq", recreate="always") as b: pass


def comments():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.alter_column("n", comment="new")
        b.create_table_comment("other")
    shape("t")


def expression_index():
    make()
    op.create_index("ix_low", "t", [sa.text("lower(name)")])
    op.create_index("ix_part", "t", ["name"], postgresql_where=sa.text("n > 1"), postgresql_using="hash")
    with op.batch_alter_table("t", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer))
    shape("t")


def execute_inside():
    make()
    with op.batch_alter_table("t", recreate="always") as b:
        b.execute("UPDATE t SET n = 9")
        b.drop_column("owner_id")
    rows()


def schema():
    op.execute("CREATE SCHEMA sc")
    op.create_table("t", sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Integer), schema="sc")
    op.create_index("ix_n", "t", ["n"], schema="sc")
    with op.batch_alter_table("t", schema="sc", recreate="always") as b:
        b.add_column(sa.Column("x", sa.Integer))
    print([c["name"] for c in sa.inspect(op.get_bind()).get_columns("t", schema="sc")], [i["name"] for i in sa.inspect(op.get_bind()).get_indexes("t", schema="sc")])


def upgrade() -> None:
    for part in (add_column, add_not_null_default, drop_column, drop_indexed_column, alter_type, rename, constraints, no_such_constraint, no_such_index, no_such_column, drop_no_such_column, unnamed, add_column_with_fk, add_column_with_named_fk, add_unique_column, reorder, reorder_auto, copy_from, table_args, reflect_args, enum, not_null_fails, identity_and_bool, primary_key, drop_pk_column, casts, referenced, naming, bad_recreate, callable_recreate, no_table, comments, expression_index, execute_inside, schema,):
        print("==", part.__name__, flush=True)
        undone = op.get_bind().begin_nested()
        try:
            part()
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        undone.rollback()


def downgrade() -> None:
    pass
