"""Dialects."""


def __getattr__(name):
    if name == "postgresql":
        # SQLAlchemy has it here once it speaks to PostgreSQL, whoever imported it.
        from importlib import import_module
        return import_module("sqlalchemy.dialects.postgresql")
    raise AttributeError(f"module 'sqlalchemy.dialects' has no attribute {name!r}")
