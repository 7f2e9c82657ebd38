"""no such column

Revision ID: b7
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b7'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("t") as batch_op:
        batch_op.add_column(sa.Column("e", sa.Integer()))
        batch_op.drop_column("nope")

def downgrade() -> None:
    pass
