"""What SQLAlchemy brings along of newer typing; all of it is in `typing` by now."""

from typing import *
from typing import NamedTuple, TypeVar, get_args, get_origin, get_type_hints
import typing as _typing


def deprecated(message, /, *, category=DeprecationWarning, stacklevel=1):
    """Marks what should not be used any more."""

    def mark(subject):
        subject.__deprecated__ = message
        return subject

    return mark


def __getattr__(name):
    return getattr(_typing, name)
