"""The second."""
down_revision = "0abc"


def upgrade():
    pass
