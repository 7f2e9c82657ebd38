"""missing table of a foreign key

Revision ID: d9
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'd9'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("y", sa.Integer(), sa.ForeignKey("nowhere.id")))

def downgrade() -> None:
    pass
