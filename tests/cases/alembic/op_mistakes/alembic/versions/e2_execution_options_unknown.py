"""execution options unknown

Revision ID: e2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'e2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute(sa.text("select 1").execution_options(nothing=True))
    print("fine")

def downgrade() -> None:
    pass
