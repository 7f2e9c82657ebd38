"""values without a type

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
    t = sa.table("t", sa.column("id", sa.Integer), sa.column("name"))
    op.execute(t.insert())
    op.execute(t.update())
    op.execute(t.insert().values(id=1, name=None))
    op.execute(t.delete().where(t.c.name == "x"))
    try:
        op.bulk_insert(t, [{"id": 1, "name": "a"}])
    except sa.exc.CompileError as error:
        print(error)
    op.execute(t.update().values(name="x"))


def downgrade() -> None:
    pass
