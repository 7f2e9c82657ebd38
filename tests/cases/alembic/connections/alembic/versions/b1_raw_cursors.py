"""raw cursors

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    connection = op.get_bind().connection
    cursor = connection.cursor()
    cursor.execute("INSERT INTO t (name) VALUES (%s), (%s)", ("a", "b"))
    print(cursor.rowcount)
    cursor.execute("SELECT id, name FROM t WHERE name = %(name)s", {"name": "a"})
    print(cursor.fetchone(), cursor.fetchone(), [column[0] for column in cursor.description])
    cursor.execute("SELECT name FROM t ORDER BY id")
    print(cursor.fetchall())
    cursor.execute("SELECT name FROM t ORDER BY id")
    print([row for row in cursor], cursor.fetchmany(1))
    cursor.executemany("INSERT INTO t (name) VALUES (%s)", [("c",), ("d",)])
    cursor.execute("SELECT count(*), '100%' FROM t")
    print(cursor.fetchone())
    cursor.close()
    with op.get_bind().connection.cursor() as cur:
        cur.execute("SELECT 1")
        print(cur.fetchone())

def downgrade() -> None:
    pass
