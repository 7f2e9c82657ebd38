"""an attribute that is none

Revision ID: b4
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from people import User

revision = 'b4'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    User(nickname="x")

def downgrade() -> None:
    pass
