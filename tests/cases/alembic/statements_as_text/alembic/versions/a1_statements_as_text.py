"""statements as text

Revision ID: a1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'a1'
down_revision = None
branch_labels = None
depends_on = None



def texts():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("n", sa.String), sa.column("j", sa.JSON), sa.column("d", sa.DateTime))
    for s in [sa.select(t).where(t.c.n == "x"), t.c.id.in_([1, 2]), t.c.id.not_in([]), t.insert().values(n="x"), t.update().values(n="x").where(t.c.id == 1), t.delete(), sa.text("SELECT :a, 10 % 3"), t.c.n.like("%x"), t.c.n.ilike("x"), sa.func.now(), sa.select(sa.func.now()), sa.select(t.c.id).limit(5).offset(2), t.c.id % 3, t.c.n + "x", t.c.n.concat("x"), sa.cast(t.c.id, sa.String(5)), t.c.id / 2, t.c.id // 2, t.c.n.is_distinct_from("a"), sa.true(), sa.and_(sa.true(), t.c.id == 1), ~t.c.n.contains("x"), t.c.n.regexp_match("a"), sa.literal(5), sa.literal_column("a % b"), t.c.j["a"], sa.case((t.c.id == 1, "a"), else_="b"), t.insert(), t.update(), sa.select(t.c.id.label("x")).order_by("x"), sa.exists().where(t.c.id == 1), sa.select(t).with_for_update(), sa.extract("year", t.c.d), t.c.n.collate("C"), sa.tuple_(t.c.id, t.c.n), sa.between(t.c.id, 1, 2), sa.not_(t.c.id == 1), sa.select(t.c.id).distinct(), sa.union(sa.select(t.c.id), sa.select(t.c.id)), sa.bindparam("q"), sa.func.coalesce(t.c.n, "x").label("z"), sa.null(), t.c.id.is_(None), t.c.id == None, sa.desc(t.c.id), t.c.n.startswith("a"), -t.c.id, t, t.c.id, t.alias("q").c.id]:
        try: print(str(s).replace("\n", "|"))
        except Exception as e: print(type(e).__name__, e)


def compiled():
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("n", sa.String))
    s = sa.select(t).where(t.c.n == "x", t.c.id.in_([1, 2]))
    print(s.compile(op.get_bind()), s.compile(op.get_bind()).params, s.compile(compile_kwargs={"literal_binds": True}), sep="\n")
    print(s.compile().params, s.compile().string)
    c = sa.text("SELECT :a").bindparams(a=1).compile(); print(c, c.params)


def patterns():
    n = sa.column("n", sa.String)
    for s in [n.startswith("a"), n.contains("a"), ~n.contains("a"), n.like("a"), n.ilike("a"), n.icontains("a"), sa.and_(n.contains("a"), n.endswith("b")), sa.select(n).where(n.contains("x")).limit(3), n.in_([1]), n.regexp_match("x")]:
        print(s.compile(op.get_bind())); print(s)


def upgrade() -> None:
    for part in (texts, compiled, patterns,):
        print("==", part.__name__, flush=True)
        undone = op.get_bind().begin_nested()
        try:
            part()
        except Exception as error:
            print(type(error).__name__, error, flush=True)
        undone.rollback()


def downgrade() -> None:
    pass
