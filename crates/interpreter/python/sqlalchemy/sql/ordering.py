"""What stands in ORDER BY, and other words around an expression."""

from sqlalchemy.sql import elements
from sqlalchemy.sql.column_element import ColumnElement


def asc(column):
    """`ASC`"""
    return elements.Unary("ASC", by_label(column))


def desc(column):
    """`DESC`"""
    return elements.Unary("DESC", by_label(column))


def nulls_first(column):
    """`NULLS FIRST`"""
    return elements.Unary("NULLS FIRST", by_label(column))


def nulls_last(column):
    """`NULLS LAST`"""
    return elements.Unary("NULLS LAST", by_label(column))


nullsfirst, nullslast = nulls_first, nulls_last


def distinct(expr):
    """`DISTINCT`"""
    return elements.Unary("DISTINCT", elements.coerce(expr, None), elements.coerce(expr, None).type)


def between(expr, lower_bound, upper_bound, symmetric=False):
    """`BETWEEN`"""
    return elements.coerce(expr, None).between(lower_bound, upper_bound, symmetric)


def bitwise_not(expr):
    """`~`"""
    return elements.coerce(expr, None).bitwise_not()


def collate(expression, collation):
    """`COLLATE`"""
    return elements.coerce(expression, None).collate(collation)


class LabelReference(ColumnElement):
    """A name in ORDER BY or GROUP BY, to be found among what is selected."""

    def __init__(self, name):
        self.element = name

    def _expr(self):
        from sqlalchemy.sql.selectable import referenced
        return referenced(self.element)


def by_label(value):
    """A column by its name or itself, as in ORDER BY."""
    if isinstance(value, str):
        return LabelReference(value)
    return elements.coerce(value, None)
