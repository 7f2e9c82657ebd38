"""plain

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'b1'
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
    show(sa.select(users.c.id, users.c.name).where(users.c.age > 30, users.c.name != "Bob").order_by(users.c.id.desc()))
    show(sa.select(users.c.name.label("who"), (users.c.age + 1).label("next")).where(sa.or_(users.c.age.is_(None), users.c.age.between(30, 38))).order_by("who"))
    show(sa.select(sa.func.count()).select_from(users))
    show(sa.select(sa.func.count(users.c.id), sa.func.max(users.c.age), sa.func.coalesce(sa.func.sum(orders.c.total), 0)).select_from(users.join(orders, users.c.id == orders.c.user_id)))
    show(sa.select(users.c.age.op("%")(7), users.c.age % 7, users.c.age / 2, users.c.age // 2, -users.c.age).where(users.c.age.isnot(None)).order_by(users.c.id))
    show(sa.select(sa.literal("x"), sa.literal(5).label("five"), sa.literal_column("1 + 1").label("two"), sa.null(), sa.true(), sa.text("'t'")))
    show(sa.select(users.c.name).where(users.c.name.like("A%")).limit(1).offset(0))
    show(sa.select(users.c.name).where(users.c.name.ilike("%RA%") | users.c.name.startswith("A") | users.c.name.contains("z", autoescape=True)).order_by(users.c.name.nulls_last()))
    show(sa.select(users.c.id).where(users.c.id.in_([1, 3]), users.c.id.not_in([2])).order_by(users.c.id))
    show(sa.select(users.c.id).where(users.c.id.in_([])))
    show(sa.select(users.c.id).where(sa.tuple_(users.c.id, users.c.name).in_([(1, "Ada"), (2, "Bob")])))
    show(sa.select(sa.distinct(orders.c.user_id)).order_by(orders.c.user_id))
    show(sa.select(orders.c.user_id).distinct().order_by(orders.c.user_id))
    show(sa.select(orders.c.user_id, orders.c.total).distinct(orders.c.user_id).order_by(orders.c.user_id, orders.c.total.desc()))
    show(sa.select(orders.c.user_id, sa.func.sum(orders.c.total)).group_by(orders.c.user_id).having(sa.func.sum(orders.c.total) > 8).order_by(sa.desc(sa.func.sum(orders.c.total))))

def downgrade() -> None:
    pass
