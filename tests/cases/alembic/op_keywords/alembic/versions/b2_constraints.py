"""constraints

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


def upgrade() -> None:
    op.create_unique_constraint("uq_email", "accounts", ["email"])
    op.create_unique_constraint("uq_nnd", "accounts", ["bio"], postgresql_nulls_not_distinct=True)
    op.create_check_constraint("ck_len", "accounts", sa.func.length(sa.column("email")) > 3)
    op.create_check_constraint("ck_text", "accounts", "status <> ''", postgresql_not_valid=True)
    op.create_check_constraint("ck_in", "accounts", sa.column("status").in_(["new", "old"]))
    op.create_foreign_key("fk_a", "orders", "accounts", ["account_id"], ["id"], ondelete="SET NULL", onupdate="CASCADE", deferrable=True, initially="DEFERRED", match="FULL")
    op.create_foreign_key("fk_b", "orders", "accounts", ["account_id"], ["id"], source_schema="public", referent_schema="public", postgresql_not_valid=True)
    op.create_foreign_key(None, "orders", "accounts", ["account_id"], ["id"])
    op.drop_constraint("fk_a", "orders", type_="foreignkey")
    op.drop_constraint("fk_b", "orders", schema="public", if_exists=True)
    op.drop_constraint("uq_email", "accounts", "unique")

def downgrade() -> None:
    pass
