"""indexes

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


def upgrade() -> None:
    op.create_index("ix_plain", "accounts", ["email"])
    op.create_index(op.f("ix_unique"), "accounts", ["email", "status"], unique=True)
    op.create_index("ix_where", "accounts", ["email"], postgresql_where=sa.text("status = 'new'"))
    op.create_index("ix_where_col", "accounts", ["email"], postgresql_where=sa.column("status") == "new")
    op.create_index("ix_lower", "accounts", [sa.text("lower(email)"), "id"], unique=True)
    op.create_index("ix_func", "accounts", [sa.func.lower(sa.column("email"))])
    op.create_index("ix_desc", "accounts", [sa.text("created DESC"), sa.column("id").desc().nullslast()])
    op.create_index("ix_include", "accounts", ["email"], postgresql_include=["status", "bio"])
    op.create_index("ix_gin", "accounts", ["data"], postgresql_using="gin", postgresql_ops={"data": "jsonb_path_ops"})
    op.create_index("ix_nnd", "accounts", ["bio"], unique=True, postgresql_nulls_not_distinct=True)
    op.create_index("ix_hash", "accounts", ["email"], postgresql_using="hash", if_not_exists=True)
    op.create_index("ix_ops", "accounts", ["email"], postgresql_ops={"email": "text_pattern_ops"}, schema="public")
    op.drop_index("ix_plain", table_name="accounts")
    op.drop_index("ix_missing", table_name="accounts", if_exists=True)
    op.drop_index("ix_hash", "accounts", schema="public")
    op.drop_index("ix_func")

def downgrade() -> None:
    pass
