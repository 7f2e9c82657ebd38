"""an attribute of one's own

Revision ID: b21
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.dialects import postgresql

from alembic import op
import sqlalchemy as sa

revision = 'b21'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    class Thing:
        def __init__(self):
            self.colour = 1
    print(Thing().color)


def downgrade() -> None:
    pass
