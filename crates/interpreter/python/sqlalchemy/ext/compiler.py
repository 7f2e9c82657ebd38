"""Rendering of one's own: `@compiles(Class, …)` for PostgreSQL or for every dialect."""

from _retort.lazy import re
from sqlalchemy.sql.elements import ClauseElement, Compiled, cast, null
from sqlalchemy.sql.type_api import TypeEngine


class _Compiler:
    """What a rendering function is given."""

    @property
    def dialect(self):
        """PostgreSQL."""
        from sqlalchemy.dialects import postgresql
        return postgresql.dialect()

    @property
    def type_compiler(self):
        """Renders types too."""
        return self

    type_compiler_instance = sql_compiler = type_compiler

    def process(self, element, **kw):
        """The text of an element or a type, made by the core."""
        if isinstance(element, TypeEngine):
            return str(Compiled(cast(null(), element), {}))[len("CAST(NULL AS "):-1]
        return str(Compiled(element, {"literal_binds": kw.get("literal_binds", False)}))

    def __getattr__(self, name):
        if name.startswith("visit_"):
            return self._built_in
        raise AttributeError(name)

    def _built_in(self, element, **kw):
        own = type(element).__dict__.get("_rendered")
        if own is None:
            return self.process(element, **kw)
        _restore(type(element))
        try:
            return self.process(element, **kw)
        finally:
            _install(type(element))


def _type_json(self):
    variant = (self._variants or {}).get("postgresql")
    if variant is not None:
        return variant._json()
    return {"type": "UserDefined", "spec": self._rendered(self, _Compiler())}


def _expr(self):
    return {"text": re.sub(r"(?<![:\\]):(?=\w)", r"\\:", self._rendered(self, _Compiler()))}


def _statement(self):
    return {"driver_sql": self._rendered(self, _Compiler())}


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
