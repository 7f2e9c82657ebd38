"""What the revisions share."""

import sqlalchemy as sa
import datetime
import operator
import uuid
from typing import Any, Callable, Optional, Union, TypeVar
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.dialects.postgresql.operators import ASTEXT, CONTAINS, HAS_ALL, HAS_ANY
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.sql import functions, schema, operators, visitors
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.operators import OperatorType
from sqlalchemy.sql.visitors import replacement_traverse
from sqlalchemy.types import CHAR, TypeDecorator, TypeEngine
from sqlalchemy.sql.expression import FunctionElement
T = TypeVar("T")
X = Union[sa.SQLColumnExpression[T], T]
class GenerateUUID(functions.FunctionElement[uuid.UUID]):
    name = "uuid_default"
@compiles(GenerateUUID, "postgresql")
def g(element, compiler: SQLCompiler, **kwargs: Any): return "(GEN_RANDOM_UUID())"
@compiles(GenerateUUID, "sqlite")
def g2(element, compiler, **kwargs): return "nope"
class Timestamp(TypeDecorator[datetime.datetime]):
    impl: Any = sa.TIMESTAMP(timezone=True)
    cache_ok = True
    def load_dialect_impl(self, dialect: sa.Dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.TIMESTAMP(timezone=True))
class date_add(functions.GenericFunction[datetime.datetime]):
    type: Timestamp = Timestamp()
    inherit_cache: bool = True
    def __init__(self, dt, interval, **kwargs):
        super().__init__(sa.type_coerce(dt, Timestamp()), sa.type_coerce(interval, sa.Interval()), **kwargs)
class date_diff_seconds(functions.GenericFunction[float]):
    type = sa.REAL
    inherit_cache: bool = True
    def __init__(self, dt1, dt2=None, **kwargs):
        args = (sa.type_coerce(dt1, Timestamp()),)
        if dt2 is not None:
            args = (*args, sa.type_coerce(dt2, Timestamp()))
        super().__init__(*args, **kwargs)
@compiles(date_add, "postgresql")
def d(element, compiler, **kw):
    return compiler.process(operator.add(*element.clauses), **kw)
@compiles(date_diff_seconds, "postgresql")
def dd(element, compiler, **kwargs):
    dts = list(element.clauses)
    if len(dts) == 1:
        dts = [sa.func.now(), *dts]
    as_utc = (sa.func.timezone("UTC", dt) for dt in dts)
    return compiler.process(sa.func.extract("epoch", operator.sub(*as_utc)), **kwargs)
class greatest(functions.ReturnTypeFromArgs[T]):
    inherit_cache = True
class as_utc(functions.GenericFunction):
    type = sa.DateTime()
    package = "mine"
    name = "to_utc"
    identifier = "utc"
class utcnow(FunctionElement):
    type = sa.DateTime()
    inherit_cache = True
@compiles(utcnow)
def _u(element, compiler, **kw): return "TIMEZONE('utc', CURRENT_TIMESTAMP)"
