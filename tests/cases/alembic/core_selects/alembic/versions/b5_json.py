"""json

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


users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("age", sa.Integer), sa.column("tags", postgresql.ARRAY(sa.String)), sa.column("data", postgresql.JSONB), sa.column("joined", sa.DateTime))
orders = sa.table("orders", sa.column("id", sa.Integer), sa.column("user_id", sa.Integer), sa.column("total", sa.Numeric))


def show(statement):
    if context.is_offline_mode():
        op.execute(statement)
    else:
        print(op.get_bind().execute(statement).all())


def upgrade() -> None:
    show(sa.select(users.c.data["a"]["b"][0], users.c.data["n"].astext, users.c.data["n"].as_integer(), users.c.data[("a", "b")], users.c.data["a"].has_key("b")).where(users.c.id == 1))
    show(sa.select(users.c.data["n"].as_string(), users.c.data["t"].as_boolean(), users.c.data["n"].as_float()).where(users.c.data["n"].astext == "5"))
    show(sa.select(users.c.data.op("->>")("n"), users.c.data.op("->")("a").op("->>")("b")).where(users.c.id == 1))
    show(sa.select(sa.cast(users.c.data, sa.JSON)["n"].astext).where(users.c.id == 1))

def downgrade() -> None:
    pass
