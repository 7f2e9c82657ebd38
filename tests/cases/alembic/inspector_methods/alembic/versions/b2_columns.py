"""columns

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b2'
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
    inspector = sa.inspect(op.get_bind())
    for table in ("people", "pets", "names"):
        print(table)
        tell(inspector.get_columns(table))
    tell(inspector.get_columns("toys", schema="side"))

def downgrade() -> None:
    pass
