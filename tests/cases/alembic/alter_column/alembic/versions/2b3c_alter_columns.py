"""alter columns

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
    op.alter_column("users", "email", existing_type=sa.String(100), type_=sa.String(length=255), nullable=False)
    op.alter_column("users", "name", type_=sa.Integer(), postgresql_using="name::integer")
    op.alter_column("users", "name", server_default="7")
    op.alter_column("users", "name", server_default=None)
    op.alter_column("users", "name", new_column_name="number", existing_type=sa.Integer())
    op.alter_column("users", "email", comment="where to write to")
    op.rename_table("users", "full_users")


def downgrade() -> None:
    op.rename_table("full_users", "users")
    op.alter_column("users", "email", comment=None)
    op.alter_column("users", "number", new_column_name="name")
    op.alter_column("users", "name", type_=sa.String(100))
    op.alter_column("users", "email", type_=sa.String(100), nullable=True)
