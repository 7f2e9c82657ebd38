"""The operators of expressions."""

from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.type_api import to_instance


class Arithmetic:
    """The operators of an expression that are Python's own, and those by name."""

    __hash__ = object.__hash__

    def __eq__(self, other):
        if other is None:
            return elements.Binary("IS", self, elements.null())
        return self._compare("=", other)

    def __ne__(self, other):
        if other is None:
            return elements.Binary("IS NOT", self, elements.null())
        return self._compare("!=", other)

    def __lt__(self, other):
        return self._compare("<", other)

    def __le__(self, other):
        return self._compare("<=", other)

    def __gt__(self, other):
        return self._compare(">", other)

    def __ge__(self, other):
        return self._compare(">=", other)

    def __add__(self, other):
        return self._add(self, other)

    def __radd__(self, other):
        return self._add(elements.coerce(other, self), self)

    def _add(self, left, right):
        joined = isinstance(left.type._kind, types.Concatenable) or isinstance(right, str)
        return elements.Binary("||" if joined else "+", left, elements.coerce(right, left), left.type)

    def concat(self, other):
        """`||`"""
        return elements.Binary("||", self, elements.coerce(other, self), self.type)

    def __sub__(self, other):
        return self._math("-", other)

    def __rsub__(self, other):
        return elements.coerce(other, self)._math("-", self)

    def __mul__(self, other):
        return self._math("*", other)

    def __rmul__(self, other):
        return elements.coerce(other, self)._math("*", self)

    def __truediv__(self, other):
        return self._math("/", other)

    def __rtruediv__(self, other):
        return elements.coerce(other, self)._math("/", self)

    def __floordiv__(self, other):
        return self._floor(self, elements.coerce(other, self))

    def __rfloordiv__(self, other):
        return self._floor(elements.coerce(other, self), self)

    def _floor(self, left, right):
        if isinstance(right.type._kind, types.Integer):
            return elements.Binary("//", left, right, left.type)
        from sqlalchemy.sql.functions import Function
        return Function("FLOOR", elements.Binary("//", left, right, left.type), type_=left.type)

    def __mod__(self, other):
        return self._math("%", other)

    def __rmod__(self, other):
        return elements.coerce(other, self)._math("%", self)

    def __lshift__(self, other):
        return self._math("<<", other)

    def __rshift__(self, other):
        return self._math(">>", other)

    def bitwise_and(self, other):
        """`&`"""
        return self._math("&", other)

    def bitwise_or(self, other):
        """`|`"""
        return self._math("|", other)

    def bitwise_xor(self, other):
        """`#`"""
        return self._math("#", other)

    def bitwise_lshift(self, other):
        """`<<`"""
        return self._math("<<", other)

    def bitwise_rshift(self, other):
        """`>>`"""
        return self._math(">>", other)

    def bitwise_not(self):
        """`~`"""
        return elements.Unary("~", self, self.type)

    def __neg__(self):
        return elements.Unary("-", self, self.type)

    def __and__(self, other):
        return elements.and_(self, other)

    def __rand__(self, other):
        return elements.and_(other, self)

    def __or__(self, other):
        return elements.or_(self, other)

    def __ror__(self, other):
        return elements.or_(other, self)

    def __getitem__(self, index):
        kind = self.type._kind
        if isinstance(kind, types.JSON):
            return elements.json_element(self, index, kind)
        if isinstance(kind, types.ARRAY):
            return elements.array_element(self, index, kind)
        if type(kind).__name__ == "HSTORE":
            return elements.Binary("->", self, elements.coerce(index, None, types.Text()), types.Text())
        raise NotImplementedError("Operator 'getitem' is not supported on this expression")

    def _math(self, operator, other):
        return elements.Binary(operator, self, elements.coerce(other, self), self.type)

    def _compare(self, operator, other):
        return elements.Binary(operator, self, elements.coerce(other, self), types.BOOLEANTYPE)

    def operate(self, op, *other, **kwargs):
        """An operator, by its function."""
        if not hasattr(op, "opstring"):
            return op(self, *other, **kwargs)
        made = self.op(op.opstring, op.precedence, op.is_comparison, op.return_type)(*other)
        made.operator_type = op
        return made

    def reverse_operate(self, op, other, **kwargs):
        """An operator whose second operand is this."""
        return elements.coerce(other, self).operate(op, self, **kwargs)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None, operator_class=None,
           visit_name=None):
        """Any operator."""
        def apply(other):
            type_ = to_instance(return_type) if return_type else self.type
            made = elements.Binary(opstring, self, elements.coerce(other, self), type_)
            made.precedence = precedence
            if is_comparison:
                made.type = types.BOOLEANTYPE
            return made
        return apply

    def bool_op(self, opstring, precedence=0, python_impl=None):
        """An operator that answers a boolean."""
        return self.op(opstring, precedence, True)

    def is_(self, other):
        """`IS`"""
        return elements.Binary("IS", self, elements.constant_or(other, self))

    def is_not(self, other):
        """`IS NOT`"""
        return elements.Binary("IS NOT", self, elements.constant_or(other, self))

    isnot = is_not

    def is_distinct_from(self, other):
        """`IS DISTINCT FROM`"""
        return self._compare("IS DISTINCT FROM", other)

    def is_not_distinct_from(self, other):
        """`IS NOT DISTINCT FROM`"""
        return self._compare("IS NOT DISTINCT FROM", other)

    isnot_distinct_from = is_not_distinct_from
