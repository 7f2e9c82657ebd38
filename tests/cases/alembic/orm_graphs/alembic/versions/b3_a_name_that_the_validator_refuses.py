"""a name that the validator refuses

Revision ID: b3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from people import User

revision = 'b3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    User(name="bad")

def downgrade() -> None:
    pass
