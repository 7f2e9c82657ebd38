"""Operators as functions of their operands."""

from operator import add, and_, contains, eq, floordiv, ge, getitem, gt, inv, le, lshift, lt, mod, mul, ne, neg, or_
from operator import pow, rshift, sub, truediv

from sqlalchemy import exc
from sqlalchemy.sql.type_api import to_instance

pow_ = pow


class OperatorType:
    """What operators are, for annotations."""

    def __class_getitem__(cls, item):
        return cls


class custom_op(OperatorType):
    """An operator of one's own, to be called with its operands."""

    __name__ = "custom_op"

    def __init__(self, opstring, *, precedence=0, is_comparison=False, return_type=None, natural_self_precedent=False,
                 eager_grouping=False, python_impl=None, operator_class=None, visit_name=None):
        self.opstring, self.precedence, self.is_comparison = opstring, precedence, is_comparison
        self.natural_self_precedent, self.eager_grouping = natural_self_precedent, eager_grouping
        self.return_type = to_instance(return_type) if return_type else None
        self.python_impl, self.operator_class, self.visit_name = python_impl, operator_class, visit_name

    def __eq__(self, other):
        return isinstance(other, custom_op) and vars(self) == vars(other)

    def __hash__(self):
        return hash(self.opstring)

    def __call__(self, left, right, *other, **kwargs):
        if hasattr(left, "operate"):
            return left.operate(self, right, *other, **kwargs)
        if self.python_impl is not None:
            return self.python_impl(left, right, *other, **kwargs)
        raise exc.InvalidRequestError(f"Custom operator {self.opstring!r} can't be used with plain Python objects unless it includes "
                        "the 'python_impl' parameter.")


def _method(name, called):
    """An operator that is a method of its first operand."""

    def operator(a, *others, **keywords):
        return getattr(a, name)(*others, **keywords)

    operator.__name__ = operator.__qualname__ = called
    return operator


_METHODS = (
    "is_", "is_not", "is_distinct_from", "is_not_distinct_from", "collate", "bitwise_xor_op", "bitwise_or_op",
    "bitwise_and_op", "bitwise_not_op", "bitwise_lshift_op", "bitwise_rshift_op", "like_op", "not_like_op", "ilike_op",
    "not_ilike_op", "between_op", "in_op", "not_in_op", "distinct_op", "startswith_op", "istartswith_op", "endswith_op",
    "iendswith_op", "contains_op", "icontains_op", "match_op", "regexp_match_op", "regexp_replace_op", "concat_op",
    "desc_op", "asc_op", "nulls_first_op", "nulls_last_op", "any_op", "all_op",
)
_NAMES = {"in_op": "in_"}
_OLDER = {"isnot": "is_not", "notlike_op": "not_like_op", "notilike_op": "not_ilike_op", "notin_op": "not_in_op",
          "nullsfirst_op": "nulls_first_op", "nullslast_op": "nulls_last_op"}


def op(a, opstring, b):
    """`a <opstring> b`"""
    return a.op(opstring)(b)


def json_getitem_op(a, b):
    """`a -> b`"""
    return a[b]


json_path_getitem_op = json_getitem_op


def __getattr__(name):
    name = _OLDER.get(name, name)
    if name not in _METHODS:
        raise AttributeError(f"module 'sqlalchemy.sql.operators' has no attribute {name!r}")
    made = globals()[name] = _method(_NAMES.get(name, name.removesuffix("_op")), name)
    return made
