"""updates

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


users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("age", sa.Integer), sa.column("data", postgresql.JSONB))
orders = sa.table("orders", sa.column("id", sa.Integer), sa.column("user_id", sa.Integer), sa.column("total", sa.Numeric))


def begin():
    op.execute("TRUNCATE users, orders")
    op.execute("INSERT INTO users VALUES (1, 'Ada', 36, NULL), (2, 'Grace', 40, '{}')")
    op.execute("INSERT INTO orders VALUES (1, 1, 10.00), (2, 1, 5.50), (3, 2, 7.25)")


def show(statement, *parameters):
    if context.is_offline_mode():
        return op.execute(statement)
    result = op.get_bind().execute(statement, *parameters)
    print(result.returns_rows, result.rowcount, result.all() if result.returns_rows else "")
    print(op.get_bind().execute(sa.text("SELECT id, name, age, data FROM users ORDER BY id")).all())


def upgrade() -> None:
    begin()
    show(users.update().where(users.c.id == 1).values(name="Lovelace", age=users.c.age + 1))
    show(sa.update(users).where(users.c.id == 2).values({users.c.name: sa.func.upper(users.c.name), "age": None}).returning(users.c.id, users.c.name))
    show(users.update().values(age=orders.c.id).where(orders.c.user_id == users.c.id, orders.c.id == 3))
    show(users.update().values(age=sa.select(sa.func.count(orders.c.id)).where(orders.c.user_id == users.c.id).scalar_subquery()))
    context.is_offline_mode() or show(users.update().where(users.c.id == sa.bindparam("b_id")).values(name=sa.bindparam("b_name")), [{"b_id": 1, "b_name": "p"}, {"b_id": 2, "b_name": "q"}])
    show(users.update().values(data=sa.func.jsonb_set(sa.func.coalesce(users.c.data, sa.cast({}, postgresql.JSONB)), "{a}", sa.cast(5, postgresql.JSONB))))
    show(users.update().values(data=users.c.data.op("||")(sa.cast({"b": 2}, postgresql.JSONB))).where(users.c.id == 2))
    show(users.update().values(name=sa.case((users.c.id == 1, "one"), else_=users.c.name)))
    show(users.update().ordered_values((users.c.age, 1), (users.c.name, "z" )).where(users.c.id == 1))
    show(users.update().values(name=sa.null()).where(users.c.name.in_(["one", "z"])))

def downgrade() -> None:
    pass
