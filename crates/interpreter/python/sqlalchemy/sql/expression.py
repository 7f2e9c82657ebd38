"""All expressions by one name."""

from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.dml import Delete, Insert, Update, UpdateBase, ValuesBase, delete, insert, update
from sqlalchemy.sql.elements import *
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    Case,
    Cast,
    ClauseElement,
    ColumnClause,
    ColumnElement,
    Executable,
    Extract,
    False_,
    Label,
    Null,
    TextClause,
    True_,
    Tuple,
    UnaryExpression,
    unsupported,
)
from sqlalchemy.sql.functions import Function, FunctionElement, func, funcfilter, modifier, over, within_group
from sqlalchemy.sql.selectable import (
    Alias,
    Exists,
    FromClause,
    Join,
    Lateral,
    ScalarSelect,
    Select,
    SelectBase,
    Subquery,
    TableClause,
    alias,
    exists,
    join,
    outerjoin,
    select,
    table,
)

tablesample, lambda_stmt = unsupported("tablesample"), unsupported("lambda_stmt")
try_cast = unsupported("try_cast")
Selectable = FromClause


def __getattr__(name):
    if name == "custom_op":
        from sqlalchemy.sql.operators import custom_op
        return custom_op
    if name.startswith("LABEL_STYLE_"):
        from sqlalchemy.sql import selectable
        return getattr(selectable, name)
    if name in ("union", "union_all", "intersect", "intersect_all", "except_", "except_all", "values", "cte", "lateral",
                "CTE", "CompoundSelect", "Values", "TextualSelect", "TableValuedAlias"):
        from sqlalchemy.sql import compound
        return getattr(compound, name)
    raise AttributeError(f"module 'sqlalchemy.sql.expression' has no attribute {name!r}")
