"""`CAST`, `CASE`, labels, arrays, tuples."""

from sqlalchemy import exc
from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.column_element import ColumnElement
from sqlalchemy.sql.type_api import to_instance, type_json


class Cast(ColumnElement):
    """`CAST`"""

    def __init__(self, expression, type_):
        self.type = to_instance(type_)
        self.clause = elements.coerce(expression, None)
        if isinstance(self.clause, elements.Literal) and not isinstance(expression, elements.ClauseElement):
            self.clause = elements.Literal(expression, self.type)

    def _expr(self):
        return {"cast": self.clause._expr(), "to": type_json(self.type)}

    def _children(self):
        return (self.clause,)


TryCast = Cast


def cast(expression, type_):
    """`CAST`"""
    return Cast(expression, type_)


def type_coerce(expression, type_):
    """The expression as if of another type."""
    made = elements.coerce(expression, None)
    if isinstance(made, elements.Literal):
        return elements.Literal(made.value, to_instance(type_))
    return TypeCoerce(made, to_instance(type_))


class TypeCoerce(ColumnElement):
    """The expression as if of another type."""

    def __init__(self, expression, type_):
        self.clause, self.type = expression, type_

    def _expr(self):
        return {"coerced": self.clause._expr()}

    def _children(self):
        return (self.clause,)


class Case(ColumnElement):
    """`CASE`"""

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 1 and isinstance(whens[0], dict):
            whens = tuple(whens[0].items())
        elif whens and isinstance(whens[0], list):
            raise exc.ArgumentError(
                'The "whens" argument to case(), when referring to a sequence of items, is now passed as a series of '
                "positional elements, rather than as a list. "
            )
        self.value = elements.coerce(value, None) if value is not None else None
        tested = elements.condition if value is None else lambda when: elements.coerce(when, self.value)
        self.whens = [(tested(when), constant_or_null(then)) for when, then in whens]
        self.else_ = constant_or_null(else_) if else_ is not None else None
        results = [then for _, then in self.whens] + ([self.else_] if self.else_ is not None else [])
        self.type = next((made.type for made in results if not isinstance(made.type, types.NullType)), types.NULLTYPE)

    def _expr(self):
        made = {"case": [[when._expr(), then._expr()] for when, then in self.whens]}
        if self.value is not None:
            made["value"] = self.value._expr()
        if self.else_ is not None:
            made["else"] = self.else_._expr()
        return made

    def _children(self):
        found = [part for when in self.whens for part in when]
        return found + [part for part in (self.value, self.else_) if part is not None]


def constant_or_null(value):
    """A value of an expression, NULL for None."""
    return elements.null() if value is None else elements.coerce(value, None)


def case(*whens, value=None, else_=None):
    """`CASE`"""
    return Case(*whens, value=value, else_=else_)


def anonymous(family):
    """A name that the core makes up: `users_1`, `anon_1`."""
    global _anonymous
    _anonymous += 1
    return f"%({_anonymous} {family})s"


_anonymous = 0


class Label(ColumnElement):
    """`AS name`"""

    def __init__(self, name, element, type_=None):
        self.name = self.key = name if name is not None else anonymous(getattr(element, "name", None) or "anon")
        self.element = element
        self.type = to_instance(type_) if type_ is not None else element.type

    def _expr(self):
        from sqlalchemy.sql.selectable import labelled
        if labelled(self):
            return {"column": str(self.name)}
        return {"label": str(self.name), "expression": self.element._expr()}

    def _children(self):
        return (self.element,)


def label(name, element, type_=None):
    """`AS name`"""
    return Label(name, elements.coerce(element, None), type_)


class Extract(ColumnElement):
    """`EXTRACT`"""

    type = types.INTEGERTYPE

    def __init__(self, field, expr):
        self.field, self.expr = field, elements.coerce(expr, None)

    def _expr(self):
        return {"extract": self.field, "from": self.expr._expr()}

    def _children(self):
        return (self.expr,)


def extract(field, expr):
    """`EXTRACT`"""
    return Extract(field, expr)


class Tuple(ColumnElement):
    """Several values as one."""

    def __init__(self, *clauses, types=None):
        self.clauses = [elements.coerce(clause, None) for clause in clauses]

    def _expr(self):
        return {"tuple": [clause._expr() for clause in self.clauses]}

    def _children(self):
        return self.clauses


class Grouping(ColumnElement):
    """An expression in parentheses."""

    def __init__(self, element):
        self.element, self.type = element, element.type

    def _expr(self):
        return {"grouping": self.element._expr()}

    def _children(self):
        return (self.element,)


def tuple_(*clauses, types=None):
    """Several values as one."""
    return Tuple(*clauses)


class Array(ColumnElement):
    """`ARRAY[…]`"""

    def __init__(self, clauses, type_=None, dimensions=None, **kw):
        self.clauses = [elements.coerce(clause, None) for clause in clauses]
        item = to_instance(type_) if type_ is not None else (
            self.clauses[0].type if self.clauses else types.NULLTYPE)
        self.type = item if isinstance(item, types.ARRAY) else types.ARRAY(item)

    def _expr(self):
        return {"array": [clause._expr() for clause in self.clauses]}

    def _children(self):
        return self.clauses
