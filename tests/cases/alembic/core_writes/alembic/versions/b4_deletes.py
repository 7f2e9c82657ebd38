"""deletes

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
    show(orders.delete().where(orders.c.total < 6).returning(orders.c.id))
    show(users.delete().where(users.c.id == orders.c.user_id, orders.c.total > 9))
    show(sa.delete(users).where(users.c.id.in_(sa.select(orders.c.user_id))))
    show(users.delete())

def downgrade() -> None:
    pass
