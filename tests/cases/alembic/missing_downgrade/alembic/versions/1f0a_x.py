"""no way back"""
from alembic import op

revision = "1f0a"
down_revision = None


def upgrade():
    pass
