"""an error of sqlalchemy

Revision ID: b22
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b22'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    try:
        op.execute("SELECT nope")
    except sa.exc.ProgramingError:
        pass


def downgrade() -> None:
    pass
