"""What a rendering function of one's own is given, and what `str()` of an element answers."""

from sqlalchemy.sql.elements import Compiled, cast, coerce, null
from sqlalchemy.sql.type_api import TypeEngine


class SQLCompiler(Compiled):
    """Renders elements and types; the core makes the text."""

    def __init__(self, element=None, compile_kwargs=None):
        super().__init__(element, compile_kwargs or {})
        self._nested = None

    @property
    def dialect(self):
        """PostgreSQL."""
        from sqlalchemy.dialects import postgresql
        return postgresql.dialect()

    @property
    def preparer(self):
        """Quotes names."""
        return self.dialect.identifier_preparer

    @property
    def type_compiler(self):
        """Renders types too."""
        return self

    type_compiler_instance = sql_compiler = type_compiler

    def process(self, element, **kw):
        """The text of an element or a type, made by the core."""
        if isinstance(element, TypeEngine):
            return str(Compiled(cast(null(), element), {}))[len("CAST(NULL AS "):-1]
        if self._nested is not None and not kw.get("literal_binds") and not hasattr(element, "_run"):
            self._nested.append(element._expr())
            return f"\0{len(self._nested) - 1}\0"
        return str(Compiled(element, {"literal_binds": kw.get("literal_binds", False)}))

    def _rendered(self, element, function):
        """What a function renders, as JSON: elements that it asks for stay elements, so that their values are sent."""
        self._nested = []
        text = function(element, self)
        if not self._nested:
            return {"literal_column": text}
        parts = text.split("\0")
        made = [{"literal_column": part} if place % 2 == 0 else self._nested[int(part)]
                for place, part in enumerate(parts) if part]
        return {"pieces": made}

    def render_literal_value(self, value, type_):
        """A value as text."""
        return self.process(coerce(value, None, type_), literal_binds=True)

    def __getattr__(self, name):
        if name.startswith("visit_"):
            return self._built_in
        raise AttributeError(f"{type(self).__name__!r} object has no attribute {name!r}")

    def _built_in(self, element, **kw):
        own = type(element).__dict__.get("_rendered")
        if own is None:
            return self.process(element, **kw)
        from sqlalchemy.ext.compiler import _install, _restore
        _restore(type(element))
        try:
            return self.process(element, **kw)
        finally:
            _install(type(element))


class DDLCompiler(SQLCompiler):
    """Renders statements over the schema."""


class TypeCompiler(SQLCompiler):
    """Renders types."""


GenericTypeCompiler = TypeCompiler


def __getattr__(name):
    if name == "IdentifierPreparer":
        from sqlalchemy.engine.interfaces import IdentifierPreparer
        return IdentifierPreparer
    raise AttributeError(f"module 'sqlalchemy.sql.compiler' has no attribute {name!r}")
