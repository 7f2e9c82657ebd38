"""Broken."""
revision = "b1b1"
down_revision = "a1a1"


def upgrade()
    pass
