"""two rows

Revision ID: b7
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
from sqlalchemy.orm import Session
from people import User

revision = 'b7'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    Session(op.get_bind()).query(User).one()

def downgrade() -> None:
    pass
