"""two rows for one or none

Revision ID: b8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.get_bind().execute(sa.text("SELECT id FROM t")).scalar_one_or_none()

def downgrade() -> None:
    pass
