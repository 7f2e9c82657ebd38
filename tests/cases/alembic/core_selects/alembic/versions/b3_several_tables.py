"""several tables

Revision ID: b3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'b3'
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
    show(sa.select(users.c.name, orders.c.total).join(orders, users.c.id == orders.c.user_id).order_by(orders.c.id))
    show(sa.select(users.c.name, orders.c.total).select_from(users.outerjoin(orders, orders.c.user_id == users.c.id)).order_by(users.c.id, orders.c.id))
    show(sa.select(users.c.name, orders.c.id).where(users.c.id == orders.c.user_id).order_by(orders.c.id))
    u2 = users.alias("u2")
    show(sa.select(users.c.id, u2.c.id).where(users.c.id < u2.c.id).order_by(users.c.id, u2.c.id))
    u3 = users.alias()
    show(sa.select(users.c.id, u3.c.name).join(u3, u3.c.id == users.c.id).where(users.c.id == 1))
    sub = sa.select(orders.c.user_id, sa.func.sum(orders.c.total).label("spent")).group_by(orders.c.user_id).subquery()
    show(sa.select(users.c.name, sub.c.spent).join(sub, sub.c.user_id == users.c.id).order_by(users.c.id))
    sub = sa.select(orders.c.user_id).subquery("buyers")
    show(sa.select(sub.c.user_id).where(sub.c.user_id > 1))
    show(sa.select(users.c.id).where(sa.exists().where(orders.c.user_id == users.c.id)).order_by(users.c.id))
    show(sa.select(users.c.id).where(~sa.exists(sa.select(orders.c.id).where(orders.c.user_id == users.c.id))))
    show(sa.select(users.c.name, sa.select(sa.func.count(orders.c.id)).where(orders.c.user_id == users.c.id).scalar_subquery().label("n")).order_by(users.c.id))
    show(sa.select(users.c.name, sa.select(sa.func.count(orders.c.id)).where(orders.c.user_id == users.c.id).correlate(users).scalar_subquery()).order_by(users.c.id))
    show(sa.select(users.c.id).where(users.c.id.in_(sa.select(orders.c.user_id))).order_by(users.c.id))
    show(sa.select(users.c.id, orders.c.id).join_from(users, orders, users.c.id == orders.c.user_id, isouter=True).order_by(users.c.id, orders.c.id))
    show(sa.select(users.c.id).with_for_update().order_by(users.c.id))
    show(sa.select(users.c.id).with_for_update(nowait=True, of=users).where(users.c.id == 1))
    show(sa.select(users.c.id).with_for_update(skip_locked=True, read=True).where(users.c.id == 1))
    show(sa.select(sa.text("id"), sa.text("name")).select_from(sa.text("users")).where(sa.text("id = 1")))
    show(sa.select(sa.column("id")).select_from(sa.table("users")).where(sa.column("name") == "Ada"))

def downgrade() -> None:
    pass
