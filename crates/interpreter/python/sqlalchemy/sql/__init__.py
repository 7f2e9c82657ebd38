"""Expressions."""

from sqlalchemy.sql.expression import *
from sqlalchemy.sql.expression import (
    ClauseElement,
    ColumnElement,
    Delete,
    Insert,
    Select,
    Update,
    alias,
    and_,
    asc,
    between,
    bindparam,
    case,
    cast,
    collate,
    column,
    delete,
    desc,
    distinct,
    exists,
    extract,
    false,
    func,
    funcfilter,
    insert,
    join,
    label,
    literal,
    literal_column,
    modifier,
    not_,
    null,
    nulls_first,
    nulls_last,
    or_,
    outerjoin,
    over,
    quoted_name,
    select,
    table,
    text,
    true,
    tuple_,
    type_coerce,
    update,
)


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    from sqlalchemy.sql import expression
    try:
        return getattr(expression, name)
    except AttributeError:
        raise AttributeError(f"module 'sqlalchemy.sql' has no attribute {name!r}") from None
