"""an unknown dialect

Revision ID: c3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    sa.create_engine("postgres://localhost/x")

def downgrade() -> None:
    pass
