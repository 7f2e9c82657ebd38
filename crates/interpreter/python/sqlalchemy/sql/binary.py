"""Expressions out of others with an operator: comparisons, conditions, subscripts."""

from sqlalchemy import exc
from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.column_element import ColumnElement


class Quantified(ColumnElement):
    """`ANY (…)`, `ALL (…)`"""

    def __init__(self, word, element):
        self.word, self.element = word, element
        kind = element.type._kind
        self.type = kind.item_type if isinstance(kind, types.ARRAY) else element.type

    def _expr(self):
        return {"quantified": self.word, "operand": self.element._expr()}

    def _children(self):
        return (self.element,)

    def _compare(self, operator, other):
        turned = {"<": ">", ">": "<", "<=": ">=", ">=": "<="}.get(operator, operator)
        return Binary(turned, elements.coerce(other, self), self)


CollectionAggregate = Quantified


def any_(expr):
    """`ANY (…)`"""
    return Quantified("ANY", elements.coerce(expr, None))


def all_(expr):
    """`ALL (…)`"""
    return Quantified("ALL", elements.coerce(expr, None))


class Subscript(ColumnElement):
    """`a[b]`"""

    def __init__(self, element, index, type_):
        self.element, self.index, self.type = element, index, type_

    def _expr(self):
        return {"subscript": self.element._expr(), "index": self.index._expr()}

    def _children(self):
        return (self.element, self.index)


class Slice(ColumnElement):
    """`1:2`"""

    def __init__(self, start, stop):
        self.start, self.stop = start, stop

    def _expr(self):
        return {"slice": self.start._expr(), "stop": self.stop._expr()}


def array_element(array, index, kind):
    """An element or a slice of an array."""
    shift = 1 if kind.zero_indexes else 0
    if isinstance(index, slice):
        if index.step is not None and index.step != 1:
            raise NotImplementedError("steps of slices of arrays are not supported by Retort")
        bounds = [elements.Literal(bound + shift if isinstance(bound, int) else bound, types.Integer())
                  if not isinstance(bound, elements.ClauseElement) else bound for bound in (index.start, index.stop)]
        return Subscript(array, Slice(*bounds), array.type)
    if isinstance(index, int):
        index += shift
    type_ = kind.item_type
    if kind.dimensions is not None and kind.dimensions != 1:
        type_ = kind._copy()
        type_.dimensions = kind.dimensions - 1
    return Subscript(array, elements.coerce(index, None, types.Integer()), type_)


def json_element(value, index, kind):
    """An element of a json value: by subscript for jsonb, by `->` for json, by `#>` for a path."""
    if isinstance(index, (tuple, list)):
        path = "{" + ", ".join(str(part) for part in index) + "}"
        return JsonElement("#>", value, elements.Literal(path, types.String()), value.type)
    bound = types.Integer() if isinstance(index, int) else types.String()
    found = index if isinstance(index, elements.ClauseElement) else elements.Literal(index, bound)
    return JsonElement("[" if type(kind).__name__ == "JSONB" else "->", value, found, value.type)


def _is_range(type_):
    return type(type_._kind).__name__.endswith("RANGE")


class Binary(ColumnElement):
    """Two operands with an operator between them."""

    escape = precedence = None

    def __init__(self, operator, left, right, type_=types.BOOLEANTYPE):
        self.operator, self.left, self.right, self.type = operator, left, right, type_

    def _expr(self):
        made = {"binary": self.operator, "left": self.left._expr(), "right": self.right._expr()}
        if self.escape is not None:
            made["escape"] = self.escape
        if self.precedence is not None:
            made["precedence"] = self.precedence
        return made

    def _children(self):
        return (self.left, self.right)

    def __bool__(self):
        if self.operator == "=":
            return self.left is self.right
        if self.operator == "!=":
            return self.left is not self.right
        raise TypeError("Boolean value of this clause is not defined")


BinaryExpression = Binary


class JsonElement(Binary):
    """An element of a json value."""

    def _expr(self):
        if self.operator == "[":
            return {"subscript": self.left._expr(), "index": self.right._expr()}
        return super()._expr()

    def _text(self, type_):
        operator = "->>" if self.operator in ("[", "->") else "#>>"
        return Binary(operator, self.left, self.right, type_)

    @property
    def astext(self):
        """The element as text."""
        if not hasattr(self.type._kind, "astext_type"):
            raise AttributeError(
                "Neither 'BinaryExpression' object nor 'Comparator' object has an attribute 'astext'")
        return self._text(self.type._kind.astext_type)

    def as_string(self):
        """The element as text."""
        return elements.Cast(self._text(types.Unicode()), types.Unicode)

    def as_integer(self):
        """The element as an integer."""
        return elements.Cast(self._text(types.Text()), types.Integer)

    def as_boolean(self):
        """The element as a boolean."""
        return elements.Cast(self._text(types.Text()), types.Boolean)

    def as_float(self):
        """The element as a number."""
        return elements.Cast(self._text(types.Text()), types.Float)

    def as_numeric(self, precision, scale, asdecimal=True):
        """The element as an exact number."""
        return elements.Cast(self._text(types.Text()), types.Numeric(precision, scale, asdecimal=asdecimal))

    def as_json(self):
        """The element itself."""
        return self


class Unary(ColumnElement):
    """One operand with a word before or behind it."""

    def __init__(self, operator, operand, type_=types.NULLTYPE):
        self.operator, self.element, self.type = operator, operand, type_

    def _expr(self):
        return {"unary": self.operator, "operand": self.element._expr()}

    def _children(self):
        return (self.element,)


UnaryExpression = Unary


class BooleanClauseList(ColumnElement):
    """Several conditions."""

    type = types.BOOLEANTYPE

    def __init__(self, word, clauses):
        self._word, self.clauses = word, clauses

    def _expr(self):
        return {self._word: [clause._expr() for clause in self.clauses]}

    def _children(self):
        return self.clauses


def and_(*clauses):
    """All of several conditions."""
    return _junction("and", clauses)


def or_(*clauses):
    """Any of several conditions."""
    return _junction("or", clauses)


def _junction(word, clauses):
    made = []
    for clause in clauses:
        clause = condition(clause)
        if isinstance(clause, BooleanClauseList) and clause._word == word:
            made.extend(clause.clauses)
        else:
            made.append(clause)
    # One of the constants decides, the other says nothing.
    decisive = "false" if word == "and" else "true"
    words = [clause.word for clause in made if isinstance(clause, elements.Constant)]
    constants = [word for word in words if word in ("true", "false")]
    if decisive in constants:
        return elements.Constant(decisive)
    if constants:
        made = [clause for clause in made if not (isinstance(clause, elements.Constant) and clause.word in constants)]
        made = made or [elements.Constant(constants[0])]
    return made[0] if len(made) == 1 else BooleanClauseList(word, made)


def condition(clause):
    """A condition, or SQLAlchemy's refusal."""
    if clause is True or clause is False:
        return elements.Constant("true" if clause else "false")
    if clause is None:
        return elements.null()
    if hasattr(clause, "__clause_element__"):
        clause = clause.__clause_element__()
    if isinstance(clause, str):
        raise exc.ArgumentError(
            f"Textual SQL expression {clause!r} should be explicitly declared as text({clause!r})"
        )
    if not isinstance(clause, elements.ClauseElement):
        raise exc.ArgumentError(f"SQL expression for WHERE/HAVING role expected, got {clause!r}.")
    return clause


_NEGATED = {"=": "!=", "!=": "=", "<": ">=", ">=": "<", ">": "<=", "<=": ">", "IS": "IS NOT", "IS NOT": "IS",
            "LIKE": "NOT LIKE", "NOT LIKE": "LIKE", "ILIKE": "NOT ILIKE", "NOT ILIKE": "ILIKE",
            "IS DISTINCT FROM": "IS NOT DISTINCT FROM", "IS NOT DISTINCT FROM": "IS DISTINCT FROM"}


def not_(clause):
    """The opposite of a condition."""
    clause = condition(clause)
    if isinstance(clause, Binary) and clause.operator in _NEGATED:
        return Binary(_NEGATED[clause.operator], clause.left, clause.right)
    if isinstance(clause, In):
        return In(clause.element, clause.values, not clause.negate)
    if isinstance(clause, Between):
        return Between(clause.element, clause.low, clause.high, not clause.negate, clause.symmetric)
    if isinstance(clause, elements.Constant) and clause.word in ("true", "false"):
        return elements.Constant("false" if clause.word == "true" else "true")
    if isinstance(clause, Unary) and clause.operator == "NOT":
        return clause.element
    return Unary("NOT", clause, types.BOOLEANTYPE)


class In(ColumnElement):
    """`IN`"""

    type = types.BOOLEANTYPE

    def __init__(self, element, values, negate):
        self.element, self.negate = element, negate
        if hasattr(values, "_select_json") or isinstance(values, elements.ClauseElement):
            self.values = values
        elif isinstance(values, str) or not hasattr(values, "__iter__"):
            raise exc.ArgumentError(
                "IN expression list, SELECT construct, or bound parameter object expected, got " + repr(values) + "."
            )
        else:
            self.values = [_member(value, element) for value in values]

    def _expr(self):
        if isinstance(self.values, list):
            made = [value._expr() for value in self.values]
        elif hasattr(self.values, "_select_json"):
            made = [{"select": self.values._select_json()}]
        else:
            made = [self.values._expr()]
        return {"in": self.element._expr(), "values": made, **({"negate": True} if self.negate else {})}

    def _children(self):
        return (self.element, *(self.values if isinstance(self.values, list) else ()))


def _member(value, element):
    """A value of IN's list: a tuple beside a tuple."""
    if isinstance(element, elements.Tuple) and isinstance(value, (tuple, list)):
        return elements.Tuple(*[elements.coerce(one, clause) for one, clause in zip(value, element.clauses)])
    return elements.coerce(value, element)


class Between(ColumnElement):
    """`BETWEEN`"""

    type = types.BOOLEANTYPE

    def __init__(self, element, low, high, negate=False, symmetric=False):
        self.element, self.low, self.high, self.negate, self.symmetric = element, low, high, negate, symmetric

    def _expr(self):
        made = {"between": self.element._expr(), "low": self.low._expr(), "high": self.high._expr()}
        if self.symmetric:
            made["symmetric"] = True
        return {**made, "negate": True} if self.negate else made

    def _children(self):
        return (self.element, self.low, self.high)
