"""Values, parameters, constants."""

from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.column_element import ColumnElement
from sqlalchemy.sql.type_api import to_instance


class Literal(ColumnElement):
    """A Python value."""

    def __init__(self, value, type_=None, key=None):
        self.value, self._bound = value, key
        self.type = type_ if type_ is not None and type_ is not types.NULLTYPE else types.literal_type(value)
        self._typed = type_ is not None and type_ is not types.NULLTYPE

    def _expr(self):
        if isinstance(self.value, (list, tuple, dict)) and isinstance(self.type, types.NullType):
            if isinstance(self.value, dict):
                types.encode(self.value)
        made = {"literal": types.encode(self.value, self.type)}
        if self._typed and self.type._json() is not None:
            made["type"] = self.type._json()
        if self._bound is not None:
            made["key"] = str(self._bound)
        return made

    @property
    def effective_value(self):
        """The value."""
        return self.value


class BindParameter(ColumnElement):
    """`:name`"""

    def __init__(self, key, value=..., type_=None, unique=False, required=None, quote=None, callable_=None,
                 expanding=False, isoutparam=False, literal_execute=False):
        self.key, self.value = key, None if value is ... else value
        self.required = value is ... if required is None else required
        self.type = to_instance(type_) if type_ is not None else types.literal_type(self.value)
        self._typed, self.expanding = type_ is not None, expanding
        if callable_ is not None:
            self.value = callable_()

    def _expr(self):
        made = {"bindparam": str(self.key)}
        if self.expanding:
            made["expanding"] = True
        if not self.required:
            made["value"] = self._encoded(self.value)
        if self._typed:
            made["type"] = self.type._json()
        return made


    def _encoded(self, value):
        if self.expanding and isinstance(value, (list, tuple, set, frozenset)):
            return [types.encode(one, self.type) for one in value]
        return types.encode(value, self.type)


def bindparam(key, value=..., type_=None, **kw):
    """A parameter by name."""
    return BindParameter(key, value, type_, **kw)


def outparam(key, type_=None):
    """Not of PostgreSQL."""
    raise NotImplementedError("sqlalchemy.outparam is not supported by Retort")


class Constant(ColumnElement):
    """`NULL`, `true`, `false`"""

    def __init__(self, word):
        self.word = word
        self.type = types.NULLTYPE if word == "null" else types.BOOLEANTYPE

    def _expr(self):
        return {"constant": self.word}


Null = True_ = False_ = Constant


def null():
    """`NULL`"""
    return Constant("null")


def true():
    """`true`"""
    return Constant("true")


def false():
    """`false`"""
    return Constant("false")


def constant_or(value, other):
    """The constant for None and booleans, else a literal."""
    if value is None:
        return null()
    if value is True or value is False:
        return Constant("true" if value else "false")
    return elements.coerce(value, other)
