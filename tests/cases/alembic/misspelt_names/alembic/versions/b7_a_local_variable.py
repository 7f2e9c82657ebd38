"""a local variable

Revision ID: b7
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b7'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    tables = ["a"]
    for table in tabels:
        op.drop_table(table)


def downgrade() -> None:
    pass
