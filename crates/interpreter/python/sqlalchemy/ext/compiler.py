"""Rendering of one's own: `@compiles(Class, …)` for PostgreSQL or for every dialect."""

from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.elements import ClauseElement
from sqlalchemy.sql.type_api import TypeEngine


def _type_json(self):
    variant = (self._variants or {}).get("postgresql")
    if variant is not None:
        return variant._json()
    return {"type": "UserDefined", "spec": self._rendered(self, SQLCompiler())}


def _expr(self):
    return SQLCompiler()._rendered(self, self._rendered)


def _statement(self):
    return {"driver_sql": self._rendered(self, SQLCompiler())}


def _install(class_):
    if issubclass(class_, TypeEngine):
        class_._json = _type_json
    else:
        class_._expr, class_._statement = _expr, _statement


def _restore(class_):
    for name in ("_json", "_expr", "_statement"):
        if name in class_.__dict__:
            delattr(class_, name)


def compiles(class_, *specs):
    """Renders a class by a function: for the dialects named, or for all."""

    def register(function):
        exact = "postgresql" in specs
        if (exact or not specs) and issubclass(class_, (ClauseElement, TypeEngine)):
            if exact or not class_.__dict__.get("_rendered_exactly", False):
                class_._rendered, class_._rendered_exactly = staticmethod(function), exact
                _install(class_)
        return function

    return register


def deregister(class_):
    """Takes the function away."""
    if "_rendered" in class_.__dict__:
        del class_._rendered, class_._rendered_exactly
        _restore(class_)
