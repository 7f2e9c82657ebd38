"""rows

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    row = op.get_bind().execute(sa.text("SELECT id, name, n, 5 AS count FROM t ORDER BY id")).first()
    print(row, row.id, row[1], row[-2], row[0:2], row._mapping, row._fields, row._asdict(), len(row), tuple(row))
    print(row == (1, "a", row.n, 5), "a" in row, list(row), row._mapping["name"], dict(row._mapping), row.count, hash(row) == hash(tuple(row)))
    print("name" in row._mapping, list(row._mapping), list(row._mapping.values()), row._mapping.get("nope", 0), row < (2,))
    a, b, *rest = row
    print(a, b, rest, row.t, row.tuple()) if True else None
    print(str(row), repr(row), f"{row.name}", row._t[0])

def downgrade() -> None:
    pass
