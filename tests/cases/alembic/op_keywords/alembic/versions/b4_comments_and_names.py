"""comments and names

Revision ID: b4
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b4'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table_comment("accounts", "it's 100% people", existing_comment="people")
    op.drop_table_comment("orders", existing_comment=None)
    op.create_table_comment("orders", None, schema="public")
    op.rename_table("orders", "purchases")
    op.rename_table("purchases", "orders", schema="public")
    op.drop_table("orders", if_exists=True)
    op.drop_table("missing", schema="public", if_exists=True)

def downgrade() -> None:
    pass
