"""two rows for one

Revision ID: b7
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b7'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().execute(sa.text("SELECT id FROM t")).one()

def downgrade() -> None:
    pass
