"""The simple part of `inspect`."""

import types


def isclass(object):
    """Whether it is a class."""
    return isinstance(object, type)


def isfunction(object):
    """Whether it is a function."""
    return isinstance(object, types.FunctionType)


def ismethod(object):
    """Whether it is a method."""
    return isinstance(object, types.MethodType)


def ismodule(object):
    """Whether it is a module."""
    return isinstance(object, types.ModuleType)


def isbuiltin(object):
    """Whether it is a native function."""
    return isinstance(object, types.BuiltinFunctionType)


def isgeneratorfunction(object):
    """Whether it makes generators."""
    return isfunction(object) and bool(object.__code__.co_flags & 0x20)


def iscoroutine(object):
    """Whether it is a coroutine."""
    import types
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    """Whether it can be awaited."""
    return iscoroutine(object) or hasattr(object, "__await__")


def iscoroutinefunction(object):
    """Whether it makes coroutines."""
    return isfunction(object) and bool(object.__code__.co_flags & 0x80)


def isabstract(object):
    """Whether it is abstract."""
    return isclass(object) and bool(getattr(object, "__abstractmethods__", None))


def getmembers(object, predicate=None):
    """Names and values."""
    found = [(name, getattr(object, name)) for name in sorted(dir(object)) if hasattr(object, name)]
    return [pair for pair in found if predicate is None or predicate(pair[1])]


def getmodule(object, _filename=None):
    """The module of an object."""
    import sys
    return sys.modules.get(getattr(object, "__module__", None))


def unwrap(func, *, stop=None):
    """The function below its decorators."""
    while hasattr(func, "__wrapped__") and not (stop and stop(func)):
        func = func.__wrapped__
    return func


def cleandoc(doc):
    """A docstring without its indentation."""
    import textwrap
    first, _, rest = doc.expandtabs().partition("\n")
    return (first.lstrip() + ("\n" + textwrap.dedent(rest) if rest else "")).strip("\n")


def getdoc(object):
    """The docstring."""
    doc = getattr(object, "__doc__", None)
    return cleandoc(doc) if isinstance(doc, str) else None


def signature(obj, **kw):
    """Not offered."""
    raise ValueError("inspect.signature is not supported by Retort")


def get_annotations(obj, **kw):
    """The annotations."""
    return dict(getattr(obj, "__annotations__", None) or {})
