"""writing to a row

Revision ID: c9
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c9'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    row = op.get_bind().execute(sa.text("SELECT id FROM t")).first()
    row.id = 5

def downgrade() -> None:
    pass
