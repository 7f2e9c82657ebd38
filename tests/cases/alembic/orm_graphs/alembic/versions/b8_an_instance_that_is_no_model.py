"""an instance that is no model

Revision ID: b8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
from sqlalchemy.orm import Session

revision = 'b8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    Session(op.get_bind()).add("Ada")

def downgrade() -> None:
    pass
