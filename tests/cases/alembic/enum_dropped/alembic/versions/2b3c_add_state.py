"""add state

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    state = sa.Enum("open", "closed", name="state")
    state.create(op.get_bind())
    op.add_column("accounts", sa.Column("state", state, server_default="open"))


def downgrade() -> None:
    op.drop_column("accounts", "state")
    op.execute("DROP TYPE state")
