"""Stands in for a module of the application that is not installed: every name is there and does nothing.

What it is given for a column's type is text.
"""

import importlib as _importlib
import types as _types

from sqlalchemy import Text as _Text
from sqlalchemy import types as _column_types


class _Meta(type):
    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return Anything

    def __iter__(cls):
        return iter(())

    def __getitem__(cls, key):
        return Anything


class Anything(_column_types.TypeDecorator, metaclass=_Meta):
    """Answers to everything with itself; a decorator leaves its function alone."""

    impl = _Text
    cache_ok = True

    def __init__(self, *arguments, **keywords):
        super().__init__()

    def __getattr__(self, name):
        if name.startswith("_"):
            raise AttributeError(name)
        return Anything()

    def __call__(self, *arguments, **keywords):
        if len(arguments) == 1 and not keywords and isinstance(arguments[0], _types.FunctionType):
            return arguments[0]
        return Anything()

    def __iter__(self):
        return iter(())

    def __len__(self):
        return 0

    def __bool__(self):
        return False

    def __getitem__(self, key):
        return Anything()

    def __enter__(self):
        return self

    def __exit__(self, *arguments):
        return False


_submodules = ()


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    if name in _submodules:
        return _importlib.import_module(f"{__name__}.{name}")
    return Anything
