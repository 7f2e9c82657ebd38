"""a reflected table

Revision ID: c1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'c1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def tell(value):
    if isinstance(value, list):
        for one in value:
            print(" ", one)
    else:
        print(value)


def upgrade() -> None:
    metadata = sa.MetaData()
    people = sa.Table("people", metadata, autoload_with=op.get_bind())
    print(people.c.keys(), [column.name for column in people.primary_key])
    print(repr(people.c.name), repr(people.c.price.type))
    pets = sa.Table("pets", metadata, autoload_with=op.get_bind())
    print(pets.c.owner_id.foreign_keys, list(pets.foreign_keys)[0].column is people.c.id, list(pets.foreign_keys)[0].ondelete)
    print(sorted(index.name for index in people.indexes), sorted(str(one.name) for one in people.constraints if one.name))
    op.get_bind().execute(people.insert().values(name="Ada", code="abc"))
    print(op.get_bind().execute(sa.select(people.c.name, people.c.bio, people.c.flag)).all())

def downgrade() -> None:
    pass
