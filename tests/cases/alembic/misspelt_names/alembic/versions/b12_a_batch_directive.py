"""a batch directive

Revision ID: b12
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b12'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("t") as batch_op:
        batch_op.add_colum(sa.Column("x", sa.Integer()))


def downgrade() -> None:
    pass
