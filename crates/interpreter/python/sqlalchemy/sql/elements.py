"""Expressions: trees that are sent as JSON.

The parts refer to each other through this module, which all of them are reached by.
"""

from sqlalchemy.sql.clause import ClauseElement, Compiled, Executable
from sqlalchemy.sql.column_element import ColumnElement, ColumnOperators, Operators, SQLColumnExpression, _CALLED
from sqlalchemy.sql.binary import (
    all_, and_, any_, array_element, Between, Binary, BinaryExpression, BooleanClauseList, CollectionAggregate,
    condition, In, json_element, JsonElement, not_, or_, Quantified, Slice, Subscript, Unary, UnaryExpression,
    _is_range, _junction, _member, _NEGATED,
)
from sqlalchemy.sql.parameters import (
    bindparam, BindParameter, Constant, constant_or, false, False_, Literal, Null, null, outparam, true, True_,
)
from sqlalchemy.sql.textual import (
    column, ColumnClause, literal, literal_column, LiteralColumn, text, TextClause, _BINDS,
)
from sqlalchemy.sql.constructs import (
    anonymous, Array, Case, case, Cast, cast, constant_or_null, Extract, extract, Grouping, Label, label, TryCast,
    Tuple, tuple_, type_coerce, TypeCoerce,
)
from sqlalchemy.sql.ordering import (
    asc, between, bitwise_not, by_label, collate, desc, distinct, LabelReference, nulls_first, nulls_last, nullsfirst,
    nullslast,
)
from sqlalchemy.sql.coercions import coerce, conv, quoted_name, unsupported, _truncated_label
from sqlalchemy.sql.type_api import to_instance, type_json

# The classes are known by the name of this module, as SQLAlchemy's are.
for _class in list(globals().values()):
    if isinstance(_class, type) and issubclass(_class, (ClauseElement, Compiled, Executable, str)):
        _class.__module__ = __name__
del _class
