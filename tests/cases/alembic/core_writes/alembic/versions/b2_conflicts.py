"""conflicts

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
    show(postgresql.insert(users).values(id=1, name="X").on_conflict_do_nothing())
    show(postgresql.insert(users).values(id=1, name="X").on_conflict_do_nothing(index_elements=["id"]))
    show(postgresql.insert(users).values(id=1, name="Z").on_conflict_do_nothing(index_elements=[users.c.id]))
    stmt = postgresql.insert(users).values([{"id": 1, "name": "Ada2", "age": 5}, {"id": 3, "name": "C", "age": 6}])
    show(stmt.on_conflict_do_update(index_elements=["id"], set_={"name": stmt.excluded.name, "age": users.c.age + 1}))
    show(stmt.on_conflict_do_update(constraint="users_pkey", set_=dict(name="same" , age=stmt.excluded.age), where=users.c.id == 3).returning(users.c.id))

def downgrade() -> None:
    pass
