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
from sqlalchemy.sql.functions import Function, FunctionElement, func, funcfilter, modifier, over
from sqlalchemy.sql.selectable import (
    Alias,
    Exists,
    FromClause,
    Join,
    ScalarSelect,
    Select,
    Subquery,
    TableClause,
    alias,
    exists,
    join,
    outerjoin,
    select,
    table,
)

union, union_all = unsupported("union"), unsupported("union_all")
intersect, intersect_all = unsupported("intersect"), unsupported("intersect_all")
except_, except_all = unsupported("except_"), unsupported("except_all")
any_, all_ = unsupported("any_"), unsupported("all_")
values, cte, lateral = unsupported("values"), unsupported("cte"), unsupported("lateral")
tablesample, within_group = unsupported("tablesample"), unsupported("within_group")
lambda_stmt, try_cast = unsupported("lambda_stmt"), unsupported("try_cast")
custom_op = unsupported("custom_op")
Selectable = FromClause
