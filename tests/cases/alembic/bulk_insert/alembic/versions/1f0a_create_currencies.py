"""create currencies

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from datetime import date
revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    table = op.create_table(
        "currencies",
        sa.Column("code", sa.String(3), primary_key=True),
        sa.Column("name", sa.String(50), nullable=False),
        sa.Column("digits", sa.Integer(), server_default="2"),
        sa.Column("since", sa.Date()),
    )
    op.bulk_insert(
        table,
        [
            {"code": "EUR", "name": "Euro", "since": date(1999, 1, 1)},
            {"code": "CHF", "name": "Franc d'or", "since": None},
        ],
    )
    op.bulk_insert(table, [{"code": "JPY", "name": "Yen", "digits": 0}])


def downgrade() -> None:
    op.drop_table("currencies")
