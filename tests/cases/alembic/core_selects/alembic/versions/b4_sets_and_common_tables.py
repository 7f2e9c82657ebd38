"""sets and common tables

Revision ID: b4
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'b4'
down_revision = 'a0'
branch_labels = None
depends_on = None


users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("age", sa.Integer), sa.column("tags", postgresql.ARRAY(sa.String)), sa.column("data", postgresql.JSONB), sa.column("joined", sa.DateTime))
orders = sa.table("orders", sa.column("id", sa.Integer), sa.column("user_id", sa.Integer), sa.column("total", sa.Numeric))


def show(statement):
    if context.is_offline_mode():
        op.execute(statement)
    else:
        print(op.get_bind().execute(statement).all())


def upgrade() -> None:
    a = sa.select(users.c.id).where(users.c.id == 1)
    b = sa.select(orders.c.user_id).where(orders.c.user_id == 2)
    show(sa.union(a, b).order_by("id"))
    show(sa.union_all(a, b, a).order_by(sa.desc("id")).limit(2))
    show(a.union(b).order_by("id"))
    show(sa.except_(sa.select(users.c.id), b).order_by("id"))
    show(sa.intersect(sa.select(users.c.id), b))
    both = sa.union_all(a, b).subquery("both")
    show(sa.select(both.c.id).order_by(both.c.id))
    both = sa.union(a, b).cte("them")
    show(sa.select(users.c.name).join(both, both.c.id == users.c.id).order_by(users.c.id))
    spent = sa.select(orders.c.user_id, sa.func.sum(orders.c.total).label("spent")).group_by(orders.c.user_id).cte("spent")
    show(sa.select(users.c.name, spent.c.spent).where(spent.c.user_id == users.c.id).order_by(users.c.id))
    count = sa.select(sa.literal(1).label("n")).cte("count", recursive=True)
    count = count.union_all(sa.select(count.c.n + 1).where(count.c.n < 4))
    show(sa.select(count.c.n).order_by(count.c.n))
    show(sa.select(sa.func.count()).select_from(spent.alias("s")))
    vals = sa.values(sa.column("id", sa.Integer), sa.column("name", sa.String), name="v").data([(1, "x"), (2, "y")])
    show(sa.select(vals.c.id, vals.c.name).order_by(vals.c.id))
    show(sa.select(users.c.name, vals.c.name).join(vals, vals.c.id == users.c.id).order_by(users.c.id))
    series = sa.func.generate_series(1, 3).table_valued("n", name="s").render_derived()
    show(sa.select(series.c.n).where(series.c.n > 1))
    series = sa.func.generate_series(1, 2).alias("g")
    show(sa.select(series.column))
    show(sa.select(sa.func.unnest(users.c.tags).label("tag")).where(users.c.id == 1).order_by("tag"))
    tag = sa.func.jsonb_array_elements_text(sa.text("'[1, 2]'::jsonb")).column_valued("e")
    show(sa.select(tag))

def downgrade() -> None:
    pass
