"""parameters as a tuple

Revision ID: c4
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c4'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().execute(sa.text("SELECT :a"), (1,))

def downgrade() -> None:
    pass
