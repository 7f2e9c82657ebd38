"""recreate misspelt

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
    with op.batch_alter_table("t", recreate="sometimes") as batch_op:
        batch_op.add_column(sa.Column("d", sa.Integer()))

def downgrade() -> None:
    pass
