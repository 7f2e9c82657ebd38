"""What functions of the project see of comparing models and database; the core compares."""

from alembic.autogenerate.rewriter import Rewriter


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"alembic.autogenerate.{name} is not supported by Retort")
