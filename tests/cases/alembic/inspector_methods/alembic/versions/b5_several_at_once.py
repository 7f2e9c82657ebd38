"""several at once

Revision ID: b5
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b5'
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
    print(inspector.get_multi_pk_constraint())
    print(inspector.get_multi_foreign_keys(schema="side"))
    print(inspector.get_multi_table_comment(filter_names=["people"]))
    print(sorted(inspector.get_multi_columns(filter_names=["pets"])))
    print(inspector.get_table_oid("people") > 0)

def downgrade() -> None:
    pass
