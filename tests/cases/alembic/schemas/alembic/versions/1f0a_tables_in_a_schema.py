"""tables in a schema

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("CREATE SCHEMA app")
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("Mixed Case", sa.Text()), schema="app")
    op.create_index("ix_t_mixed", "t", ["Mixed Case"], schema="app")
    op.add_column("t", sa.Column("order", sa.Integer()), schema="app")
    op.alter_column("t", "order", nullable=False, schema="app")


def downgrade() -> None:
    op.drop_table("t", schema="app")
    op.execute("DROP SCHEMA app")
