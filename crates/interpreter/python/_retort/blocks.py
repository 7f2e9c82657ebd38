"""Functions for `with`, out of generators that yield once.

`contextlib` does the same, but brings a third of all modules that an ordinary run would import.
"""


class Block:
    """A generator as what `with` wants."""

    def __init__(self, generator):
        self._generator = generator

    def __enter__(self):
        return next(self._generator)

    def __exit__(self, kind, error, traceback):
        if kind is None:
            return self._finish()
        if error is None:
            error = kind()
        try:
            self._generator.throw(error)
        except StopIteration as raised:
            return raised is not error
        except BaseException as raised:
            if raised is not error and not (isinstance(error, StopIteration) and raised.__cause__ is error):
                raise
            error.__traceback__ = traceback
            return False
        self._generator.close()
        raise RuntimeError("generator didn't stop after throw()")

    def _finish(self):
        try:
            next(self._generator)
        except StopIteration:
            return False
        self._generator.close()
        raise RuntimeError("generator didn't stop")


def block(function):
    """Make a function for `with` of a generator function."""
    def begin(*args, **kwargs):
        return Block(function(*args, **kwargs))
    for name in ("__module__", "__name__", "__qualname__", "__doc__"):
        setattr(begin, name, getattr(function, name))
    begin.__wrapped__ = function
    return begin
