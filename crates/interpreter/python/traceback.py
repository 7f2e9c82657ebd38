"""Tracebacks as text."""

import sys

from _retort import errors


def format_exception(exc, value=None, tb=None, limit=None, chain=True, **kw):
    """The lines of a traceback."""
    exception = value if value is not None else exc
    return list(errors._lines(exception, set()))


def format_exception_only(exc, value=None, **kw):
    """The last line."""
    return list(errors._last(value if value is not None else exc))


def format_exc(limit=None, chain=True):
    """The traceback of what is being handled."""
    exception = sys.exception()
    return "NoneType: None\n" if exception is None else "".join(format_exception(exception))


def print_exc(limit=None, file=None, chain=True):
    """Print the traceback of what is being handled."""
    (file or sys.stderr).write(format_exc())


def print_exception(exc, value=None, tb=None, limit=None, file=None, chain=True, **kw):
    """Print a traceback."""
    (file or sys.stderr).write("".join(format_exception(exc, value)))
