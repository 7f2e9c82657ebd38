"""constraints

Revision ID: b3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b3'
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
    for table, schema in (("people", None), ("pets", None), ("toys", "side"), ("names", None)):
        print(table)
        print(inspector.get_pk_constraint(table, schema=schema))
        tell(inspector.get_foreign_keys(table, schema=schema))
        tell(inspector.get_unique_constraints(table, schema=schema))
        tell(inspector.get_check_constraints(table, schema=schema))
        print(inspector.get_table_comment(table, schema=schema))

def downgrade() -> None:
    pass
