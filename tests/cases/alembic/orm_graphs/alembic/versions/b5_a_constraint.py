"""a constraint

Revision ID: b5
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
from sqlalchemy.orm import Session
from people import Post

revision = 'b5'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    session = Session(op.get_bind())
    session.add(Post(title=None, user_id=1))
    session.flush()

def downgrade() -> None:
    pass
