"""expressions

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'b2'
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
    show(sa.select(sa.case((users.c.age > 38, "old"), (users.c.age.is_(None), None), else_="young")).order_by(users.c.id))
    show(sa.select(sa.case({"Ada": 1, "Grace": 2}, value=users.c.name, else_=0)).order_by(users.c.id))
    show(sa.select(sa.cast(users.c.age, sa.String), sa.cast("5", sa.Integer), sa.type_coerce(users.c.age, sa.String), users.c.age.cast(sa.Numeric(10, 2))).where(users.c.id == 1))
    show(sa.select(sa.extract("year", users.c.joined), sa.func.date_trunc("month", users.c.joined)).where(users.c.id == 1))
    show(sa.select(users.c.tags[1], users.c.tags.contains(["math"]), users.c.tags.any("code"), users.c.tags.overlap(["x", "math"])).where(users.c.id == 1))
    show(sa.select(users.c.id).where("math" == sa.any_(users.c.tags)))
    show(sa.select(users.c.id).where(users.c.id == sa.any_(sa.select(orders.c.user_id).scalar_subquery())).order_by(users.c.id))
    show(sa.select(users.c.id).where(users.c.id > sa.all_(postgresql.array([1, 2]))))
    show(sa.select(users.c.name + "!", users.c.name.concat("?"), sa.func.lower(users.c.name) + users.c.name).where(users.c.id == 1))
    show(sa.select(sa.not_(users.c.age > 38), ~users.c.name.in_(["Ada"]), ~(users.c.name == "Ada"), ~sa.and_(users.c.id == 1, users.c.age == 1)).order_by(users.c.id))
    show(sa.select(users.c.id).where(users.c.age.is_distinct_from(36)).order_by(users.c.id.asc().nulls_first()))
    show(sa.select(users.c.name.collate("C")).order_by(users.c.id))
    show(sa.select(users.c.name.regexp_match("^A"), users.c.name.regexp_replace("a", "b")).where(users.c.id == 1))
    show(sa.select(postgresql.array([1, 2]), postgresql.array([users.c.age, 5])).where(users.c.id == 1))
    show(sa.select(sa.func.array_agg(users.c.id), sa.func.string_agg(users.c.name, ", ")).where(users.c.id < 3))
    show(sa.select(sa.func.array_agg(postgresql.aggregate_order_by(users.c.id, users.c.id.desc()))))
    show(sa.select(sa.func.count(users.c.id).filter(users.c.age > 38), sa.func.row_number().over(order_by=users.c.name)).group_by(users.c.name).order_by(users.c.name))
    show(sa.select(users.c.id, sa.func.row_number().over(partition_by=users.c.age, order_by=[users.c.id, users.c.name.desc()]).label("rn"), sa.func.sum(users.c.id).over(order_by=users.c.id, rows=(None, 0))).order_by(users.c.id))
    show(sa.select(sa.func.current_date() == sa.func.current_date(), sa.func.now() > sa.func.now(), sa.func.pg_catalog.lower("A")))
    show(sa.select(sa.between(users.c.age, 1, 40)).order_by(users.c.id))

def downgrade() -> None:
    pass
