"""Python values as expressions; names."""

from sqlalchemy.sql import elements
from sqlalchemy.sql.type_api import to_instance


def coerce(value, other, type_=None):
    """A Python value as an expression, of the type of what it meets."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, elements.ClauseElement):
        return value.scalar_subquery() if hasattr(value, "scalar_subquery") else value
    if value is None:
        return elements.null()
    if type_ is not None:
        return elements.Literal(value, to_instance(type_))
    if other is None:
        return elements.Literal(value)
    key = getattr(other, "key", None) if isinstance(other, elements.ColumnClause) else None
    return elements.Literal(value, other.type.coerce_compared_value(None, value), key)


class conv(str):
    """A name that no naming convention touches."""


class quoted_name(str):
    """A name with or without quotes."""

    def __new__(cls, value, quote):
        made = super().__new__(cls, value)
        made.quote = quote
        return made


_truncated_label = conv


def unsupported(name):
    """A function that says that it is not supported."""
    def refuse(*args, **kwargs):
        whole = name if name.startswith(("alembic.", "sqlalchemy.")) else f"sqlalchemy.{name}"
        raise NotImplementedError(f"{whole} is not supported by Retort")
    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse
