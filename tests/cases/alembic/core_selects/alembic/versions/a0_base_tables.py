"""base tables

Revision ID: a0
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from alembic import context
from sqlalchemy.dialects import postgresql

revision = 'a0'
down_revision = None
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
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(20)), sa.Column("age", sa.Integer()), sa.Column("tags", postgresql.ARRAY(sa.String())), sa.Column("data", postgresql.JSONB()), sa.Column("joined", sa.DateTime()))
    op.create_table("orders", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("user_id", sa.Integer()), sa.Column("total", sa.Numeric(10, 2)))
    op.execute("""INSERT INTO users VALUES (1, 'Ada', 36, '{math,code}', '{"a": {"b": [1, 2]}, "n": 5, "t": true}', '2025-01-20 10:30'), (2, 'Grace', 40, '{navy}', '{"n": 7}', '2024-06-01'), (3, NULL, NULL, '{}', NULL, NULL)""")
    op.execute("INSERT INTO orders VALUES (1, 1, 10.00), (2, 1, 5.50), (3, 2, 7.25)")

def downgrade() -> None:
    pass
