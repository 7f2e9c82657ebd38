"""The names of SQLAlchemy that revisions and models import; what they say is recorded, not decided."""

from sqlalchemy import exc, types
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import (
    ARRAY,
    BIGINT,
    BINARY,
    BLOB,
    BOOLEAN,
    CHAR,
    CLOB,
    DATE,
    DATETIME,
    DECIMAL,
    DOUBLE,
    DOUBLE_PRECISION,
    FLOAT,
    INT,
    INTEGER,
    JSON,
    NCHAR,
    NUMERIC,
    NVARCHAR,
    REAL,
    SMALLINT,
    TEXT,
    TIME,
    TIMESTAMP,
    UUID,
    VARBINARY,
    VARCHAR,
    BigInteger,
    Boolean,
    Date,
    DateTime,
    Double,
    Enum,
    Float,
    Integer,
    Interval,
    LargeBinary,
    Numeric,
    NumericCommon,
    PickleType,
    SmallInteger,
    String,
    Text,
    Time,
    TupleType,
    Unicode,
    UnicodeText,
    Uuid,
)
from sqlalchemy.sql.type_api import TypeDecorator
from sqlalchemy.sql.base import ColumnCollection
from sqlalchemy.sql.elements import (
    BinaryExpression,
    BindParameter,
    BooleanClauseList,
    Case,
    Cast,
    ClauseElement,
    ColumnClause,
    ColumnElement,
    ColumnOperators,
    Executable,
    Extract,
    False_,
    Label,
    Null,
    Operators,
    SQLColumnExpression,
    TextClause,
    True_,
    TryCast,
    Tuple,
    UnaryExpression,
    all_,
    and_,
    any_,
    asc,
    between,
    bindparam,
    bitwise_not,
    case,
    cast,
    collate,
    column,
    desc,
    distinct,
    extract,
    false,
    label,
    literal,
    literal_column,
    not_,
    null,
    nulls_first,
    nulls_last,
    nullsfirst,
    nullslast,
    or_,
    outparam,
    quoted_name,
    text,
    true,
    tuple_,
    type_coerce,
    unsupported as _unsupported,
)
from sqlalchemy.sql.functions import Function, FunctionElement, func, funcfilter, modifier, over, within_group
from sqlalchemy.sql.selectable import (
    Alias,
    Exists,
    FromClause,
    GenerativeSelect,
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
from sqlalchemy.sql.dml import Delete, Insert, Update, UpdateBase, ValuesBase, delete, insert, update
from sqlalchemy.sql.ddl import DDL, CreateTable, DDLElement, DropTable, ExecutableDDLElement
from sqlalchemy.sql.schema import (
    BLANK_SCHEMA,
    CheckConstraint,
    Column,
    ColumnDefault,
    Computed,
    Constraint,
    DefaultClause,
    FetchedValue,
    ForeignKey,
    ForeignKeyConstraint,
    Identity,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Sequence,
    Table,
    UniqueConstraint,
)
from sqlalchemy.engine.base import (
    Connection,
    Engine,
    NestedTransaction,
    RootTransaction,
    Transaction,
    create_engine,
    engine_from_config,
)
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.engine.mock import create_mock_engine
from sqlalchemy.engine.reflection import Inspector
from sqlalchemy.engine.result import CursorResult, MappingResult, Result, ResultProxy, Row, RowMapping, ScalarResult
from sqlalchemy.engine.url import URL, make_url
from sqlalchemy.inspection import inspect
from sqlalchemy.pool import NullPool, Pool, QueuePool, StaticPool
from sqlalchemy import dialects, engine, event, inspection, pool, schema, sql, util

__version__ = "2.1.9"

tablesample = _unsupported("tablesample")
lambda_stmt, try_cast = _unsupported("lambda_stmt"), _unsupported("try_cast")
tstring, from_dml_column = _unsupported("tstring"), _unsupported("from_dml_column")
insert_sentinel = _unsupported("insert_sentinel")

_COMPOUND = ("union", "union_all", "intersect", "intersect_all", "except_", "except_all", "values", "cte", "lateral",
             "CTE", "CompoundSelect", "Values", "TextualSelect", "TableValuedAlias")


_CHOICES = ("LABEL_STYLE_DEFAULT", "LABEL_STYLE_DISAMBIGUATE_ONLY", "LABEL_STYLE_NONE",
            "LABEL_STYLE_TABLENAME_PLUS_COL", "CheckFirst")


def __dir__():
    return [*globals(), *_COMPOUND, *_CHOICES, "custom_op", "Visitable"]


def __getattr__(name):
    if name == "custom_op":
        from sqlalchemy.sql.operators import custom_op
        return custom_op
    if name in _CHOICES:
        from sqlalchemy.sql import choices
        return getattr(choices, name)
    if name == "Visitable":
        return ClauseElement
    if name in _COMPOUND:
        from sqlalchemy.sql import compound
        return getattr(compound, name)
    raise AttributeError(f"module 'sqlalchemy' has no attribute {name!r}")


# `from sqlalchemy import *` takes what is imported late, too.
__all__ = [name for name in __dir__() if not name.startswith("_")]
