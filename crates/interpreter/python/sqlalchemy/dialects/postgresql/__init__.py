"""PostgreSQL: its types and constructs."""

from sqlalchemy.dialects.postgresql._types import *
from sqlalchemy.dialects.postgresql._types import ARRAY, ENUM, JSON, JSONB, UUID
from sqlalchemy.dialects.postgresql.constraints import ExcludeConstraint
from sqlalchemy.engine.interfaces import Dialect as dialect
from sqlalchemy.sql.dml import Insert
from sqlalchemy.sql.elements import Array as array
from sqlalchemy.sql.elements import ColumnElement, by_label, coerce
from sqlalchemy.sql.elements import unsupported as _unsupported
from sqlalchemy.sql.functions import Function as _Function


def insert(table):
    """`INSERT … ON CONFLICT`"""
    return Insert(table)


def Any(other, arrexpr, operator=None):
    """`x = ANY (array)`"""
    return arrexpr.any(other, operator)


def All(other, arrexpr, operator=None):
    """`x = ALL (array)`"""
    return arrexpr.all(other, operator)


def _function(name):
    return lambda *clauses, **kw: _Function(name, *clauses, **kw)


array_agg = _function("array_agg")
to_tsvector, to_tsquery, plainto_tsquery = _function("to_tsvector"), _function("to_tsquery"), _function(
    "plainto_tsquery")
phraseto_tsquery, websearch_to_tsquery = _function("phraseto_tsquery"), _function("websearch_to_tsquery")
ts_headline = _function("ts_headline")


class aggregate_order_by(ColumnElement):
    """`a ORDER BY b`, inside an aggregate."""

    def __init__(self, target, *order_by):
        self.target, self.order_by = coerce(target, None), [by_label(one) for one in order_by]
        self.type = self.target.type

    def _expr(self):
        return {"ordered": self.target._expr(), "by": [one._expr() for one in self.order_by]}

    def _children(self):
        return (self.target, *self.order_by)


hstore = _unsupported("dialects.postgresql.hstore")
Range = _unsupported("dialects.postgresql.Range")
distinct_on = _unsupported("dialects.postgresql.distinct_on")
