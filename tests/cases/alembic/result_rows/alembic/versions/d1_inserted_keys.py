"""inserted keys

Revision ID: d1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'd1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.Table("t", sa.MetaData(), autoload_with=op.get_bind())
    result = op.get_bind().execute(t.insert().values(name="new"))
    print(result.inserted_primary_key, result.inserted_primary_key[0], result.is_insert, result.lastrowid if False else "")
    result = op.get_bind().execute(sa.insert(t).values(name="more").returning(t.c.id, t.c.name))
    print(result.all())
    print(op.get_bind().execute(t.update().where(t.c.name == "more").values(n=3)).rowcount)
    print(op.get_bind().execute(t.update().values(n=t.c.n * 2).returning(t.c.n)).scalars().all())
    print(op.get_bind().execute(sa.select(t).where(t.c.id == 1)).mappings().one())
    print(op.get_bind().execute(sa.select(t.c.id, t.c.name).where(t.c.id == 2)).one().name)
    print(op.get_bind().execute(t.select().where(t.c.id < 3)).all())
    print(op.get_bind().execute(sa.select(t.c.name).where(t.c.id == 1)).one()._mapping[t.c.name])
    print(op.get_bind().execute(sa.select(sa.func.count("*")).select_from(t)).scalar())

def downgrade() -> None:
    pass
