"""add what is missing

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    inspector = sa.inspect(op.get_bind())
    print(sorted(inspector.get_table_names()))
    columns = [column["name"] for column in inspector.get_columns("users")]
    print(columns, inspector.has_table("users"), inspector.has_table("missing"))
    print(inspector.get_pk_constraint("users")["name"], inspector.get_indexes("users"), inspector.get_unique_constraints("users"))
    if "phone" not in columns:
        op.add_column("users", sa.Column("phone", sa.String(20)))
    inspector.get_columns("missing")


def downgrade() -> None:
    pass
