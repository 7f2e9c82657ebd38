"""a result read twice

Revision ID: d2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'd2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    result = op.get_bind().execute(sa.text("SELECT id FROM t"))
    print(len(result.all()), result.all(), result.fetchone(), result.first() if False else "")

def downgrade() -> None:
    pass
