"""The names of Alembic that revisions and environments import; what they say goes to the host."""

from alembic import context, op

__version__ = "1.20.1"
