"""nothing"""
from alembic import op


def upgrade():
    pass
