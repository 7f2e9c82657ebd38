"""reflection of all

Revision ID: c2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'c2'
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
    metadata.reflect(bind=op.get_bind())
    print(sorted(metadata.tables))
    metadata = sa.MetaData()
    metadata.reflect(op.get_bind(), only=["pets"])
    print(sorted(metadata.tables))
    metadata = sa.MetaData(schema="side")
    metadata.reflect(op.get_bind())
    print(sorted(metadata.tables))
    print([table.name for table in sa.MetaData().sorted_tables])

def downgrade() -> None:
    pass
