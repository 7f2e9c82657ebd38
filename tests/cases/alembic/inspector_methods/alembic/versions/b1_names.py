"""names

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b1'
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
    print(inspector.get_schema_names(), inspector.default_schema_name)
    print(inspector.get_table_names(), inspector.get_table_names(schema="side"), inspector.get_table_names("none"))
    print(inspector.get_view_names(), inspector.get_view_names(schema="side"), inspector.get_materialized_view_names())
    print(inspector.get_sequence_names(), inspector.has_sequence("numbers"), inspector.has_sequence("nope"))
    print(inspector.has_table("people"), inspector.has_table("names"), inspector.has_table("nope"), inspector.has_table("toys", schema="side"), inspector.has_table("numbers"))
    print(inspector.has_schema("side"), inspector.has_schema("nope"), inspector.has_index("people", "ix_lower"), inspector.has_index("people", "nope"))
    print(inspector.get_view_definition("names"))
    print(inspector.get_enums(), inspector.get_enums(schema="side"), inspector.get_enums(schema="*"))
    print(inspector.get_sorted_table_and_fkc_names())
    print(inspector.get_temp_table_names(), inspector.get_temp_view_names())
    print(inspector.engine is op.get_bind().engine, inspector.bind is op.get_bind(), type(inspector).__name__, inspector.dialect.name)

def downgrade() -> None:
    pass
