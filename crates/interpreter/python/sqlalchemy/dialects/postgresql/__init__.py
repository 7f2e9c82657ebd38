"""PostgreSQL: its types and constructs."""

from sqlalchemy.dialects.postgresql._types import *
from sqlalchemy.dialects.postgresql._types import ARRAY, ENUM, JSON, JSONB, UUID
from sqlalchemy.dialects.postgresql.constraints import ExcludeConstraint
from sqlalchemy.engine.interfaces import Dialect as dialect
from sqlalchemy.sql.dml import Insert
from sqlalchemy.sql.elements import Array as array
from sqlalchemy.sql.elements import unsupported as _unsupported
from sqlalchemy.sql.functions import Function as _Function


def insert(table):
    """`INSERT … ON CONFLICT`"""
    return Insert(table)


def _function(name):
    return lambda *clauses, **kw: _Function(name, *clauses, **kw)


array_agg = _function("array_agg")
to_tsvector, to_tsquery, plainto_tsquery = _function("to_tsvector"), _function("to_tsquery"), _function(
    "plainto_tsquery")
phraseto_tsquery, websearch_to_tsquery = _function("phraseto_tsquery"), _function("websearch_to_tsquery")
ts_headline = _function("ts_headline")
aggregate_order_by = _unsupported("dialects.postgresql.aggregate_order_by")
hstore = _unsupported("dialects.postgresql.hstore")
Range = _unsupported("dialects.postgresql.Range")
distinct_on = _unsupported("dialects.postgresql.distinct_on")
