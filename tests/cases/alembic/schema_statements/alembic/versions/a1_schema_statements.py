"""schema statements

Revision ID: a1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.schema import Sequence, CreateSequence, DropSequence, CreateTable, DropTable, CreateIndex, DropIndex, AddConstraint, DropConstraint, CreateSchema, DropSchema, SetTableComment, SetColumnComment
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None
branch_labels = None
depends_on = None

def show(x):
    try: print(str(x).strip())
    except Exception as e: print(type(e).__name__, e)


def create():
    op.execute(CreateSequence(Sequence("s1", start=5, increment=2, minvalue=1, maxvalue=100, cycle=True, cache=3)))
    print(op.get_bind().execute(Sequence("s1").next_value()).scalar())
    op.execute(DropSequence(Sequence("s1")))
    op.execute(CreateSequence(Sequence("s2"), if_not_exists=True))
    op.execute(DropSequence(Sequence("s2"), if_exists=True))


def create_sql():
    show(CreateSequence(Sequence("s1", start=5, increment=2, minvalue=1, maxvalue=100, cycle=True, cache=3)))
    show(DropSequence(Sequence("s1", schema="x"), if_exists=True))
    show(CreateSequence(Sequence("S 1", nominvalue=True, nomaxvalue=True)))


def method():
    s = Sequence("s3", start=4); s.create(op.get_bind()); s.create(op.get_bind(), checkfirst=True)
    print(op.get_bind().execute(s))
    print(op.get_bind().scalar(s.next_value()))
    s.drop(op.get_bind()); s.drop(op.get_bind(), checkfirst=True)


def show_ddl():
    t = sa.Table("v", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.String(5), comment="cc"), sa.UniqueConstraint("x", name="uq"), comment="it's")
    for c in t.constraints:
        if c.name: show(DropConstraint(c)); show(DropConstraint(c, cascade=True, if_exists=True))
    show(CreateSchema("a b")); show(DropSchema("ab", cascade=True, if_exists=True)); show(CreateSchema("x", if_not_exists=True))
    show(SetTableComment(t)); show(SetColumnComment(t.c.x))


def run_ddl():
    t = sa.Table("v", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("x", sa.String(5), comment="cc"), sa.UniqueConstraint("x", name="uq"), comment="tc")
    b = op.get_bind()
    op.execute(CreateTable(t)); b.execute(DropTable(t)); b.execute(CreateTable(t, if_not_exists=True))
    i = sa.Index("ix", t.c.x)
    b.execute(CreateIndex(i)); b.execute(DropIndex(i)); op.execute(CreateIndex(i, if_not_exists=True)); op.execute(DropIndex(i, if_exists=True))
    for c in t.constraints:
        if c.name: b.execute(DropConstraint(c)); b.execute(AddConstraint(c)); op.execute(DropConstraint(c, cascade=True, if_exists=True))
    op.execute(CreateSchema("ab")); op.execute(DropSchema("ab", cascade=True, if_exists=True)); op.execute(CreateSchema("x", if_not_exists=True))
    op.execute(SetTableComment(t)); op.execute(SetColumnComment(t.c.x))
    print(sa.inspect(b).get_table_comment("v"), sa.inspect(b).has_schema("x"), sa.inspect(b).has_schema("ab"))


def ddl_text():
    op.execute(sa.DDL("CREATE TABLE %(name)s (id int)", context={"name": "q"}))
    print(sa.inspect(op.get_bind()).has_table("q"))
    show(sa.DDL("SELECT %(a)s", context={"a": 1}))


def column_seq():
    t = sa.Table("w", sa.MetaData(), sa.Column("id", sa.Integer, sa.Sequence("w_seq"), primary_key=True), sa.Column("n", sa.Integer))
    t.create(op.get_bind())
    op.get_bind().execute(t.insert(), {"n": 1})
    print(op.get_bind().execute(sa.select(t)).all())
    print(sa.inspect(op.get_bind()).get_sequence_names())


def server_default_seq():
    s = sa.Sequence("z_seq", metadata=sa.MetaData())
    op.execute(CreateSequence(s))
    op.create_table("z", sa.Column("id", sa.Integer, s, server_default=s.next_value(), primary_key=True), sa.Column("n", sa.Integer, server_default=sa.text("nextval('z_seq')")))
    op.execute("INSERT INTO z DEFAULT VALUES")
    print(op.get_bind().execute(sa.text("SELECT * FROM z")).all())


def metadata_seq():
    m = sa.MetaData(); s = sa.Sequence("m_seq", metadata=m); t = sa.Table("mm", m, sa.Column("id", sa.Integer, primary_key=True))
    m.create_all(op.get_bind()); print(sorted(sa.inspect(op.get_bind()).get_sequence_names())); m.drop_all(op.get_bind()); print(sa.inspect(op.get_bind()).get_sequence_names())


def upgrade() -> None:
    for part in (create, create_sql, method, show_ddl, run_ddl, ddl_text, column_seq, server_default_seq, metadata_seq,):
        print("==", part.__name__, flush=True)
        undone = op.get_bind().begin_nested()
        try:
            part()
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        undone.rollback()


def downgrade() -> None:
    pass
