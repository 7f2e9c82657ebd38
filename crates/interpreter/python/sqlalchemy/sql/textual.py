"""SQL text and columns by name."""

from _retort.lazy import re
from sqlalchemy import exc
from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.clause import ClauseElement, Executable
from sqlalchemy.sql.column_element import ColumnElement
from sqlalchemy.sql.type_api import to_instance


class TextClause(Executable, ClauseElement):
    """SQL text."""

    type = types.NULLTYPE
    key = None
    _columns = None
    _expanding = ()

    def __init__(self, text):
        self.text = text
        self._values, self._types = {}, {}

    def bindparams(self, *binds, **names_to_values):
        """The text with values for its parameters."""
        made = self._copy()
        for bind in binds:
            made._check(bind.key)
            if bind._typed or not bind.required:
                made._types[bind.key] = bind.type
            if bind.expanding:
                made._expanding = (*made._expanding, bind.key)
            if not bind.required:
                made._values[bind.key] = bind.value
        for name, value in names_to_values.items():
            made._check(name)
            made._values[name] = value
        return made

    def params(self, *optionaldict, **kwargs):
        """The text with values for its parameters."""
        made = self._copy()
        made._values.update(*optionaldict, **kwargs)
        return made

    def _check(self, name):
        if name not in re.findall(_BINDS, self.text):
            raise exc.ArgumentError(f"This text() construct doesn't define a bound parameter named {name!r}")

    def columns(self, *cols, **types):
        """The text as rows with columns."""
        from sqlalchemy.sql.compound import TextualSelect
        named = [column(name, type_) for name, type_ in types.items()]
        return TextualSelect(self, [*cols, *named])

    def _copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._values, made._types = dict(self._values), dict(self._types)
        return made

    def _encoded(self, name, value):
        if name in self._expanding and isinstance(value, (list, tuple, set, frozenset)):
            return [types.encode(one, self._types.get(name)) for one in value]
        return types.encode(value, self._types.get(name))

    def _expr(self):
        made = {"text": self.text}
        if self._values:
            made["binds"] = {name: self._encoded(name, value) for name, value in self._values.items()}
        known = {name: type_._json() for name, type_ in self._types.items() if type_._json() is not None}
        if known:
            made["types"] = known
        if self._expanding:
            made["expanding"] = list(self._expanding)
        return made

    _statement = _expr

    def __and__(self, other):
        return elements.and_(self, other)

    def __or__(self, other):
        return elements.or_(self, other)

    def label(self, name):
        """`AS name`"""
        return elements.Label(name, self)


_BINDS = r"(?<![:\w\\]):(\w+)(?!:)"


def text(text):
    """SQL text."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    return TextClause(text)


class ColumnClause(ColumnElement):
    """A column by name."""

    is_literal = False
    table = None

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.name = self.key = text
        self.type = to_instance(type_)
        self.is_literal, self.table = is_literal, _selectable

    def _expr(self):
        made = {"column": str(self.name)}
        if self.table is not None and self.table.name:
            made["table"] = str(self.table.name)
            if getattr(self.table, "schema", None) and getattr(self.table, "_named_by_schema", False):
                made["schema"] = str(self.table.schema)
        return made

    def _tables(self):
        if self.table is not None:
            yield self.table

    def __str__(self):
        return f"{self.table.name}.{self.name}" if self.table is not None and self.table.name else str(self.name)


class LiteralColumn(ColumnElement):
    """Text that stands for a column."""

    is_literal = True

    def __init__(self, text, type_=None):
        self.name = self.key = self.text = text
        self.type = to_instance(type_)

    def _expr(self):
        return {"literal_column": self.text}


def column(text, type_=None, is_literal=False, _selectable=None):
    """A column by name."""
    return LiteralColumn(text, type_) if is_literal else ColumnClause(text, type_, False, _selectable)


def literal_column(text, type_=None):
    """Text that stands for a column."""
    return LiteralColumn(text, type_)


def literal(value, type_=None, literal_execute=False):
    """A Python value."""
    return elements.coerce(value, None, type_)
