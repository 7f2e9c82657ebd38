"""a closed result

Revision ID: c1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    result = op.get_bind().execute(sa.text("SELECT id FROM t"))
    result.close()
    result.fetchone()

def downgrade() -> None:
    pass
