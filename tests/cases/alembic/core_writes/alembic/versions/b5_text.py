"""text

Revision ID: b5
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'b5'
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
    bind = op.get_bind()
    show(sa.text("UPDATE users SET name = :n WHERE id = :i"), {"n": "t", "i": 1})
    show(sa.text("UPDATE users SET name = :n WHERE id = :i"), [{"n": "t1", "i": 1}, {"n": "t2", "i": 2}])
    print(bind.execute(sa.text("SELECT id FROM users WHERE id IN :ids ORDER BY id").bindparams(sa.bindparam("ids", expanding=True)), {"ids": [1, 2, 3]}).all())
    print(bind.execute(sa.text("SELECT id FROM users WHERE id IN :ids").bindparams(sa.bindparam("ids", expanding=True)), {"ids": []}).all())
    print(bind.execute(sa.text("SELECT id FROM users WHERE id = ANY(:ids) ORDER BY id"), {"ids": [1, 2]}).all())
    print(bind.execute(sa.text("SELECT id FROM users WHERE id IN :ids ORDER BY id"), {"ids": (1, 2)}).all())
    print(bind.execute(sa.text("SELECT :a || 'x', :b").bindparams(a="q", b=5)).all())
    print(bind.execute(sa.select(users.c.id).where(users.c.id.in_(sa.bindparam("ids", expanding=True))).order_by(users.c.id), {"ids": [1, 2]}).all())
    row = bind.execute(sa.text("SELECT id AS a, name AS b FROM users ORDER BY id").columns(a=sa.Integer, b=sa.String)).first()
    print(row.a, row.b)
    sub = sa.text("SELECT id, name FROM users").columns(sa.column("id"), sa.column("name")).subquery("s")
    print(bind.execute(sa.select(sub.c.id).order_by(sub.c.id)).all())
    print(bind.exec_driver_sql("SELECT %s, %s", ("a", 2)).all())
    print(bind.exec_driver_sql("SELECT %(a)s, %(b)s", {"a": "x", "b": 2}).all())
    print(bind.exec_driver_sql("SELECT '%', 5 % 2").all())

def downgrade() -> None:
    pass
