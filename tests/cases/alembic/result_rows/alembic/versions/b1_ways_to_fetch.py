"""ways to fetch

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
    bind = op.get_bind()
    query = sa.text("SELECT id, name, n FROM t ORDER BY id")
    print(bind.execute(query).fetchone(), bind.execute(query).fetchmany(2), bind.execute(query).fetchall())
    print(bind.execute(query).first(), bind.execute(query).all(), list(bind.execute(query)))
    print(bind.execute(query).scalar(), bind.execute(query).scalars().all(), bind.execute(query).scalars(1).all(), bind.execute(query).scalars("name").first())
    print(bind.execute(query).mappings().all(), bind.execute(query).mappings().first()["name"])
    print(bind.execute(query).keys(), list(bind.execute(query).keys()), bind.execute(query).rowcount)
    print([list(part) for part in bind.execute(query).partitions(3)])
    print(bind.execute(query).columns("name", 0).all(), bind.execute(query).tuples().all())
    print(bind.execute(sa.text("SELECT name FROM t")).scalars().unique().all(), bind.execute(sa.text("SELECT name FROM t ORDER BY 1")).unique().all())
    print(bind.scalar(query), bind.scalars(query).all(), bind.execute(sa.text("SELECT 1 WHERE false")).scalar(), bind.execute(sa.text("SELECT 1 WHERE false")).first())
    print(bind.execute(sa.text("SELECT 1")).scalar_one(), bind.execute(sa.text("SELECT 1")).one(), bind.execute(sa.text("SELECT 1 WHERE false")).one_or_none(), bind.execute(sa.text("SELECT 1 WHERE false")).scalar_one_or_none())
    for id_, name, n in bind.execute(query):
        print(id_, name, n)
    result = bind.execute(query)
    print(result.returns_rows, next(result), result.fetchone(), result.closed)
    result.close()
    print(result.closed)
    with bind.execute(query) as result:
        print(result.fetchone())
    print(len(bind.execute(query).all()), dict(bind.execute(sa.text("SELECT id, name FROM t ORDER BY id")).all()))

def downgrade() -> None:
    pass
