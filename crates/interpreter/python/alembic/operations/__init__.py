"""Operations."""

from alembic.operations.base import AbstractOperations, BatchOperations, Operations


def __getattr__(name):
    if name in ("MigrateOperation", "ops"):
        # The operations as values are for those who write operations of their own.
        from importlib import import_module
        ops = import_module("alembic.operations.ops")
        return ops if name == "ops" else ops.MigrateOperation
    raise AttributeError(f"module 'alembic.operations' has no attribute {name!r}")
