"""unnamed constraints

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
    op.create_unique_constraint(None, "users", ["email"])
    op.create_foreign_key(None, "users", "accounts", ["id"], ["id"])
    op.create_check_constraint("named", "users", "name <> ''")


def downgrade() -> None:
    op.drop_constraint(op.f("ck_users_named"), "users")
    op.drop_constraint("fk_users_id_accounts", "users")
    op.drop_constraint(None, "users", type_="unique")
