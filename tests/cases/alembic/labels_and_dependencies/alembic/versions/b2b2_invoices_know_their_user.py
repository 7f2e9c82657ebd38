"""invoices know their user

Revision ID: b2b2
Revises: b1b1
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2b2'
down_revision = 'b1b1'
branch_labels = None
depends_on = '1f0a'


def upgrade() -> None:
    op.add_column("invoices", sa.Column("user_id", sa.Integer()))
    op.create_foreign_key("fk_invoices_user", "invoices", "users", ["user_id"], ["id"])


def downgrade() -> None:
    op.drop_constraint("fk_invoices_user", "invoices", type_="foreignkey")
    op.drop_column("invoices", "user_id")
