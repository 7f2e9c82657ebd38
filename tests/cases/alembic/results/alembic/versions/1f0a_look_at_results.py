"""look at results

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    print(bind.dialect.name, op.get_context().dialect.name)
    print(bind.execute(sa.text("SELECT 1 + 1")).scalar())
    print(bind.scalar(sa.text("SELECT :a || 'b'"), {"a": "x"}))
    row = bind.execute(sa.text("SELECT 1 AS id, 'Ada' AS name, 1.50 AS amount, true AS ok, NULL AS nothing")).one()
    print(row, row.name, row[2], row._mapping["ok"], row.nothing)
    print(bind.execute(sa.text("SELECT generate_series(1, 3) AS i")).fetchall())
    print(bind.execute(sa.text("SELECT generate_series(1, 3) AS i")).scalars().all())
    print([tuple(row) for row in bind.execute(sa.text("SELECT '2025-01-20'::date, '2025-01-20 10:30+00'::timestamptz, ARRAY[1, 2], '{\"a\": [1]}'::jsonb"))])
    result = bind.execute(sa.text("CREATE TABLE t (id integer)"))
    result = bind.execute(sa.text("INSERT INTO t VALUES (1), (2)"))
    print(result.rowcount, bind.execute(sa.text("DELETE FROM t WHERE id > 9")).rowcount)
    print(bind.execute(sa.text("SELECT * FROM t WHERE id = 9")).first())
    print(bind.execute(sa.text("SELECT * FROM t WHERE id = 9")).one())


def downgrade() -> None:
    pass
