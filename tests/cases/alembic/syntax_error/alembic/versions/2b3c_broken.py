"""broken"""
from alembic import op
import sqlalchemy as sa

revision = "2b3c"
down_revision = "1f0a"


def upgrade()
    op.drop_table("users")
