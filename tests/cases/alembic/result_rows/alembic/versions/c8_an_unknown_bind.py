"""an unknown bind

Revision ID: c8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    sa.text("SELECT :a").bindparams(b=1)

def downgrade() -> None:
    pass
