"""inserts

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
    show(sa.insert(users).values(id=3, name="Bob"))
    show(users.insert().values([{"id": 4, "name": "D"}, {"id": 5, "name": "E"}]))
    context.is_offline_mode() or show(users.insert(), [{"id": 6, "name": "F"}, {"id": 7, "name": "G"}])
    context.is_offline_mode() or show(users.insert(), {"id": 8, "name": "H", "data": {"a": 1}})
    show(users.insert().values(id=9, name=sa.func.lower("I")).returning(users.c.id, users.c.name))
    show(users.insert().from_select(["id", "name"], sa.select(users.c.id + 100, sa.func.upper(users.c.name) + "2").where(users.c.id < 3)))
    show(users.insert().from_select(["id", "age"], sa.select(orders.c.id + 200, sa.literal(5))))
    show(users.insert().values((300, "T", 5, None)))
    context.is_offline_mode() or show(users.insert().returning(users.c.id), [{"id": 301}, {"id": 302}])

def downgrade() -> None:
    pass
