"""constrain users and accounts

Revision ID: 3d5e
Revises: 2b3c
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '3d5e'
down_revision = '2b3c'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_unique_constraint("uq_users_email", "users", ["email"])
    op.create_check_constraint("ck_users_name", "users", "name <> ''")
    op.create_index("ix_users_name", "users", ["name"])
    op.create_index("ix_users_lower_email", "users", [sa.text("lower(email)")], unique=True)
    op.create_index("ix_active", "accounts", ["user_id"], postgresql_where=sa.text("balance > 0"))
    op.add_column("accounts", sa.Column("parent_id", sa.BigInteger()))
    op.create_foreign_key(None, "accounts", "accounts", ["parent_id"], ["id"], ondelete="SET NULL")


def downgrade() -> None:
    op.drop_constraint("accounts_parent_id_fkey", "accounts", type_="foreignkey")
    op.drop_column("accounts", "parent_id")
    op.drop_index("ix_active", table_name="accounts", postgresql_where=sa.text("balance > 0"))
    op.drop_index("ix_users_lower_email", table_name="users")
    op.drop_index("ix_users_name", table_name="users")
    op.drop_constraint("ck_users_name", "users", type_="check")
    op.drop_constraint("uq_users_email", "users", type_="unique")
