"""Its id is in its name."""
down_revision = None


def upgrade():
    pass
