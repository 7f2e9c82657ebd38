"""Call a category by its name

Revision ID: c6385ed07b2f
Revises: 1a94f7e3c850
Create Date: 2025-03-21 10:33:09.745000

"""
from alembic import op
import sqlalchemy as sa

revision = "c6385ed07b2f"
down_revision = "1a94f7e3c850"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.alter_column("categories", "title", new_column_name="name")
    op.drop_constraint("uq_categories_user_id_title", "categories", type_="unique")
    op.create_unique_constraint("uq_categories_user_id_name", "categories", ["user_id", "name"])


def downgrade() -> None:
    op.drop_constraint("uq_categories_user_id_name", "categories", type_="unique")
    op.create_unique_constraint("uq_categories_user_id_title", "categories", ["user_id", "name"])
    op.alter_column("categories", "name", new_column_name="title")
