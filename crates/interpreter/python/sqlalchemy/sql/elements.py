"""Expressions: trees that are sent as JSON."""

from _retort.lazy import re
from sqlalchemy import exc
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.type_api import to_instance, type_json


class ClauseElement:
    """A part of a statement."""

    is_selectable = False
    supports_execution = False
    inherit_cache = None
    is_clause_element = allows_lambda = uses_inspection = True
    is_dml = False

    def __class_getitem__(cls, item):
        return cls

    def _expr(self):
        """The element as JSON."""
        raise NotImplementedError(f"sqlalchemy {type(self).__name__} is not supported by Retort")

    def _children(self):
        return ()

    def _tables(self):
        """The tables that the element names, for FROM."""
        for child in self._children():
            yield from child._tables()

    def self_group(self, against=None):
        """Parentheses are written by the core."""
        return self

    def params(self, *optionaldict, **kwargs):
        """The element with other values."""
        raise NotImplementedError(f"params() of {type(self).__name__} is not supported by Retort: use bindparams()")

    def compile(self, bind=None, dialect=None, *, compile_kwargs=None, **kw):
        """The text is made by the core: for PostgreSQL where a connection or a dialect is named, else for none."""
        return Compiled(self, compile_kwargs or {}, bind is None and dialect is None)

    def __str__(self):
        return str(self.compile())

    def __bool__(self):
        raise TypeError("Boolean value of this clause is not defined")

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object at {id(self):#x}>"

    def __invert__(self):
        return not_(self)


class Compiled:
    """A statement as text, made by the core."""

    def __init__(self, element, compile_kwargs, generic=False):
        self.statement, self._literal = element, bool(compile_kwargs.get("literal_binds"))
        self._generic = generic

    def _ask(self, params):
        from _retort import bridge
        element = self.statement
        whole = isinstance(element, Executable) and not isinstance(element, ColumnElement) and hasattr(
            element, "_statement")
        made = element._statement() if whole else {"expression": element._expr()}
        return bridge.call("compile", {"statement": made, "literal_binds": self._literal, "generic": self._generic,
                                       "params": params})

    @property
    def params(self):
        """The values of the parameters."""
        from _retort import values
        return {name: values.decode(value) for name, value in self._ask(True)["params"].items()}

    def construct_params(self, params=None, **kw):
        """The values of the parameters, some of them replaced."""
        return {**self.params, **(params or {})}

    @property
    def string(self):
        """The text."""
        return str(self)

    def __str__(self):
        return self._ask(False)


class Executable:
    """What can be executed."""

    supports_execution = True
    is_select = is_insert = is_update = is_delete = is_text = is_from_statement = False
    _execution_options = {}

    def execution_options(self, **kw):
        """The statement with options: they change nothing here, those that would are refused when it runs."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._execution_options = {**self._execution_options, **kw}
        return made

    def get_execution_options(self):
        """The options."""
        return self._execution_options


class ColumnElement(ClauseElement):
    """An expression with a value."""

    type = types.NULLTYPE
    key = None
    name = None
    __hash__ = object.__hash__

    def __eq__(self, other):
        if other is None:
            return Binary("IS", self, null())
        return self._compare("=", other)

    def __ne__(self, other):
        if other is None:
            return Binary("IS NOT", self, null())
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
        return self._add(coerce(other, self), self)

    def _add(self, left, right):
        joined = isinstance(left.type._kind, types.Concatenable) or isinstance(right, str)
        return Binary("||" if joined else "+", left, coerce(right, left), left.type)

    def concat(self, other):
        """`||`"""
        return Binary("||", self, coerce(other, self), self.type)

    def __sub__(self, other):
        return self._math("-", other)

    def __rsub__(self, other):
        return coerce(other, self)._math("-", self)

    def __mul__(self, other):
        return self._math("*", other)

    def __rmul__(self, other):
        return coerce(other, self)._math("*", self)

    def __truediv__(self, other):
        return self._math("/", other)

    def __rtruediv__(self, other):
        return coerce(other, self)._math("/", self)

    def __floordiv__(self, other):
        return self._floor(self, coerce(other, self))

    def __rfloordiv__(self, other):
        return self._floor(coerce(other, self), self)

    def _floor(self, left, right):
        if isinstance(right.type._kind, types.Integer):
            return Binary("//", left, right, left.type)
        from sqlalchemy.sql.functions import Function
        return Function("FLOOR", Binary("//", left, right, left.type), type_=left.type)

    def __mod__(self, other):
        return self._math("%", other)

    def __rmod__(self, other):
        return coerce(other, self)._math("%", self)

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
        return Unary("~", self, self.type)

    def __neg__(self):
        return Unary("-", self, self.type)

    def __and__(self, other):
        return and_(self, other)

    def __rand__(self, other):
        return and_(other, self)

    def __or__(self, other):
        return or_(self, other)

    def __ror__(self, other):
        return or_(other, self)

    def __getitem__(self, index):
        kind = self.type._kind
        if isinstance(kind, types.JSON):
            return json_element(self, index, kind)
        if isinstance(kind, types.ARRAY):
            return array_element(self, index, kind)
        if type(kind).__name__ == "HSTORE":
            return Binary("->", self, coerce(index, None, types.Text()), types.Text())
        raise NotImplementedError("Operator 'getitem' is not supported on this expression")

    def _math(self, operator, other):
        return Binary(operator, self, coerce(other, self), self.type)

    def _compare(self, operator, other):
        return Binary(operator, self, coerce(other, self), types.BOOLEANTYPE)

    def operate(self, op, *other, **kwargs):
        """An operator, by its function."""
        if not hasattr(op, "opstring"):
            return op(self, *other, **kwargs)
        made = self.op(op.opstring, op.precedence, op.is_comparison, op.return_type)(*other)
        made.operator_type = op
        return made

    def reverse_operate(self, op, other, **kwargs):
        """An operator whose second operand is this."""
        return coerce(other, self).operate(op, self, **kwargs)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None, operator_class=None,
           visit_name=None):
        """Any operator."""
        def apply(other):
            made = Binary(opstring, self, coerce(other, self), to_instance(return_type) if return_type else self.type)
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
        return Binary("IS", self, constant_or(other, self))

    def is_not(self, other):
        """`IS NOT`"""
        return Binary("IS NOT", self, constant_or(other, self))

    isnot = is_not

    def is_distinct_from(self, other):
        """`IS DISTINCT FROM`"""
        return self._compare("IS DISTINCT FROM", other)

    def is_not_distinct_from(self, other):
        """`IS NOT DISTINCT FROM`"""
        return self._compare("IS NOT DISTINCT FROM", other)

    isnot_distinct_from = is_not_distinct_from

    def like(self, other, escape=None):
        """`LIKE`"""
        return self._like("LIKE", other, escape)

    def not_like(self, other, escape=None):
        """`NOT LIKE`"""
        return self._like("NOT LIKE", other, escape)

    def ilike(self, other, escape=None):
        """`ILIKE`"""
        return self._like("ILIKE", other, escape)

    def not_ilike(self, other, escape=None):
        """`NOT ILIKE`"""
        return self._like("NOT ILIKE", other, escape)

    notlike, notilike = not_like, not_ilike

    def _like(self, operator, other, escape):
        made = self._compare(operator, other)
        made.escape = escape
        return made

    def startswith(self, other, autoescape=False, escape=None):
        """`LIKE x || '%'`"""
        return self._affix("LIKE", other, autoescape, escape, False, True)

    def istartswith(self, other, autoescape=False, escape=None):
        """`ILIKE x || '%'`"""
        return self._affix("ILIKE", other, autoescape, escape, False, True)

    def endswith(self, other, autoescape=False, escape=None):
        """`LIKE '%' || x`"""
        return self._affix("LIKE", other, autoescape, escape, True, False)

    def iendswith(self, other, autoescape=False, escape=None):
        """`ILIKE '%' || x`"""
        return self._affix("ILIKE", other, autoescape, escape, True, False)

    def contains(self, other, autoescape=False, escape=None, **kw):
        """`LIKE '%' || x || '%'`, or `@>` for arrays and jsonb"""
        if isinstance(self.type._kind, (types.ARRAY, types.JSON)) or _is_range(self.type):
            return self._compare("@>", other)
        return self._affix("LIKE", other, autoescape, escape, True, True)

    def icontains(self, other, autoescape=False, escape=None):
        """`ILIKE '%' || x || '%'`"""
        return self._affix("ILIKE", other, autoescape, escape, True, True)

    def _affix(self, word, other, autoescape, escape, before, after):
        if autoescape:
            if not isinstance(other, str):
                raise TypeError("String value expected when autoescape=True")
            escape = escape or "/"
            if escape not in ("%", "_"):
                other = other.replace(escape, escape + escape)
            other = other.replace("%", escape + "%").replace("_", escape + "_")
        pattern, wild = coerce(other, self), LiteralColumn("'%'", types.String())
        if before:
            pattern = Binary("||", wild, pattern, types.STRINGTYPE)
        if after:
            pattern = Binary("||", pattern, wild, types.STRINGTYPE)
        made = Binary(word, self, pattern)
        made.escape = escape
        return made

    def regexp_match(self, pattern, flags=None):
        """`~`"""
        return self._regexp("~", pattern, flags)

    def _regexp(self, operator, pattern, flags):
        if flags is None:
            return self._compare(operator, pattern)
        if flags == "i":
            return self._compare(operator + "*", pattern)
        from sqlalchemy.sql.functions import Function
        flagged = Function("CONCAT", LiteralColumn("'(?'"), LiteralColumn("'" + flags.replace("'", "''") + "'"),
                           LiteralColumn("')'"), coerce(pattern, self))
        return Binary(operator, self, flagged)

    def regexp_replace(self, pattern, replacement, flags=None):
        """`regexp_replace(…)`"""
        from sqlalchemy.sql.functions import Function
        extra = [LiteralColumn("'" + flags.replace("'", "''") + "'")] if flags is not None else []
        made = Function("REGEXP_REPLACE", self, coerce(pattern, self), coerce(replacement, self), *extra,
                        type_=self.type)
        made._nameless = True
        return made

    def match(self, other, **kw):
        """`@@`"""
        from sqlalchemy.sql.functions import func
        return Binary("@@", self, func.plainto_tsquery(other))

    def in_(self, other):
        """`IN`"""
        return In(self, other, False)

    def not_in(self, other):
        """`NOT IN`"""
        return In(self, other, True)

    notin_ = not_in

    def between(self, cleft, cright, symmetric=False):
        """`BETWEEN`"""
        return Between(self, coerce(cleft, self), coerce(cright, self), False, symmetric)

    def has_key(self, other):
        """`?`"""
        return Binary("?", self, coerce(other, None))

    def has_any(self, other):
        """`?|`"""
        return Binary("?|", self, coerce(other, None))

    def has_all(self, other):
        """`?&`"""
        return Binary("?&", self, coerce(other, None))

    def contained_by(self, other):
        """`<@`"""
        return self._compare("<@", other)

    def overlap(self, other):
        """`&&`"""
        return self._compare("&&", other)

    overlaps = overlap

    def any(self, other, operator=None):
        """`x = ANY (array)`"""
        return self._quantified("ANY", other, operator)

    def all(self, other, operator=None):
        """`x = ALL (array)`"""
        return self._quantified("ALL", other, operator)

    def _quantified(self, word, other, operator):
        import operator as operators
        if not isinstance(self.type._kind, types.ARRAY):
            raise AttributeError(f"Neither {type(self).__name__!r} object nor 'Comparator' object has an attribute "
                                 f"{word.lower()!r}")
        symbol = {operators.eq: "=", operators.ne: "!=", operators.lt: "<", operators.le: "<=", operators.gt: ">",
                  operators.ge: ">="}.get(operator or operators.eq)
        if symbol is None:
            raise NotImplementedError(f"{word.lower()}(operator={operator!r}) is not supported by Retort")
        return Binary(symbol, coerce(other, None, self.type._kind.item_type) if not isinstance(other, ClauseElement)
                      else other, Quantified(word, self))

    def any_(self):
        """`ANY (…)`"""
        return any_(self)

    def all_(self):
        """`ALL (…)`"""
        return all_(self)

    def asc(self):
        """`ASC`"""
        return Unary("ASC", self)

    def desc(self):
        """`DESC`"""
        return Unary("DESC", self)

    def nulls_first(self):
        """`NULLS FIRST`"""
        return Unary("NULLS FIRST", self)

    def nulls_last(self):
        """`NULLS LAST`"""
        return Unary("NULLS LAST", self)

    nullsfirst, nullslast = nulls_first, nulls_last

    def distinct(self):
        """`DISTINCT`"""
        return Unary("DISTINCT", self, self.type)

    def collate(self, collation):
        """`COLLATE`"""
        return Binary("COLLATE", self, LiteralColumn('"' + collation.replace('"', '""') + '"'), self.type)

    def label(self, name):
        """`AS name`"""
        return Label(name, self)

    def cast(self, type_):
        """`CAST`"""
        return Cast(self, type_)

    @property
    def expression(self):
        """The element itself."""
        return self

    @property
    def comparator(self):
        """The element itself."""
        return self

    def __iter__(self):
        raise TypeError(f"{type(self).__name__!r} object is not iterable")


    def __getattr__(self, key):
        if key.startswith("__"):
            raise AttributeError(f"{type(self).__name__!r} object has no attribute {key!r}")
        raise AttributeError(f"Neither {self._called()!r} object nor 'Comparator' object has an attribute {key!r}")

    def _called(self):
        """The class as SQLAlchemy names it."""
        return _CALLED.get(type(self).__name__, type(self).__name__)


_CALLED = {"Binary": "BinaryExpression", "Unary": "UnaryExpression", "Literal": "BindParameter", "JsonElement": "BinaryExpression",
           "LiteralColumn": "ColumnClause", "In": "BinaryExpression", "Between": "BinaryExpression",
           "Quantified": "CollectionAggregate"}
SQLColumnExpression = ColumnOperators = Operators = ColumnElement


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
        return Binary(turned, coerce(other, self), self)


CollectionAggregate = Quantified


def any_(expr):
    """`ANY (…)`"""
    return Quantified("ANY", coerce(expr, None))


def all_(expr):
    """`ALL (…)`"""
    return Quantified("ALL", coerce(expr, None))


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
        bounds = [Literal(bound + shift if isinstance(bound, int) else bound, types.Integer())
                  if not isinstance(bound, ClauseElement) else bound for bound in (index.start, index.stop)]
        return Subscript(array, Slice(*bounds), array.type)
    if isinstance(index, int):
        index += shift
    type_ = kind.item_type
    if kind.dimensions is not None and kind.dimensions != 1:
        type_ = kind._copy()
        type_.dimensions = kind.dimensions - 1
    return Subscript(array, coerce(index, None, types.Integer()), type_)


def json_element(value, index, kind):
    """An element of a json value: by subscript for jsonb, by `->` for json, by `#>` for a path."""
    if isinstance(index, (tuple, list)):
        path = "{" + ", ".join(str(part) for part in index) + "}"
        return JsonElement("#>", value, Literal(path, types.String()), value.type)
    bound = types.Integer() if isinstance(index, int) else types.String()
    found = index if isinstance(index, ClauseElement) else Literal(index, bound)
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
        return Cast(self._text(types.Unicode()), types.Unicode)

    def as_integer(self):
        """The element as an integer."""
        return Cast(self._text(types.Text()), types.Integer)

    def as_boolean(self):
        """The element as a boolean."""
        return Cast(self._text(types.Text()), types.Boolean)

    def as_float(self):
        """The element as a number."""
        return Cast(self._text(types.Text()), types.Float)

    def as_numeric(self, precision, scale, asdecimal=True):
        """The element as an exact number."""
        return Cast(self._text(types.Text()), types.Numeric(precision, scale, asdecimal=asdecimal))

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
    constants = [clause.word for clause in made if isinstance(clause, Constant) and clause.word in ("true", "false")]
    if decisive in constants:
        return Constant(decisive)
    if constants:
        made = [clause for clause in made if not (isinstance(clause, Constant) and clause.word in constants)]
        made = made or [Constant(constants[0])]
    return made[0] if len(made) == 1 else BooleanClauseList(word, made)


def condition(clause):
    """A condition, or SQLAlchemy's refusal."""
    if clause is True or clause is False:
        return Constant("true" if clause else "false")
    if clause is None:
        return null()
    if hasattr(clause, "__clause_element__"):
        clause = clause.__clause_element__()
    if isinstance(clause, str):
        raise exc.ArgumentError(
            f"Textual SQL expression {clause!r} should be explicitly declared as text({clause!r})"
        )
    if not isinstance(clause, ClauseElement):
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
    if isinstance(clause, Constant) and clause.word in ("true", "false"):
        return Constant("false" if clause.word == "true" else "true")
    if isinstance(clause, Unary) and clause.operator == "NOT":
        return clause.element
    return Unary("NOT", clause, types.BOOLEANTYPE)


class In(ColumnElement):
    """`IN`"""

    type = types.BOOLEANTYPE

    def __init__(self, element, values, negate):
        self.element, self.negate = element, negate
        if hasattr(values, "_select_json") or isinstance(values, ClauseElement):
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
    if isinstance(element, Tuple) and isinstance(value, (tuple, list)):
        return Tuple(*[coerce(one, clause) for one, clause in zip(value, element.clauses)])
    return coerce(value, element)


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


class Literal(ColumnElement):
    """A Python value."""

    def __init__(self, value, type_=None, key=None):
        self.value, self._bound = value, key
        self.type = type_ if type_ is not None and type_ is not types.NULLTYPE else types.literal_type(value)
        self._typed = type_ is not None and type_ is not types.NULLTYPE

    def _expr(self):
        if isinstance(self.value, (list, tuple, dict)) and isinstance(self.type, types.NullType):
            if isinstance(self.value, dict):
                types.encode(self.value)
        made = {"literal": types.encode(self.value, self.type)}
        if self._typed and self.type._json() is not None:
            made["type"] = self.type._json()
        if self._bound is not None:
            made["key"] = str(self._bound)
        return made

    @property
    def effective_value(self):
        """The value."""
        return self.value


class BindParameter(ColumnElement):
    """`:name`"""

    def __init__(self, key, value=..., type_=None, unique=False, required=None, quote=None, callable_=None,
                 expanding=False, isoutparam=False, literal_execute=False):
        self.key, self.value = key, None if value is ... else value
        self.required = value is ... if required is None else required
        self.type = to_instance(type_) if type_ is not None else types.literal_type(self.value)
        self._typed, self.expanding = type_ is not None, expanding
        if callable_ is not None:
            self.value = callable_()

    def _expr(self):
        made = {"bindparam": str(self.key)}
        if self.expanding:
            made["expanding"] = True
        if not self.required:
            made["value"] = self._encoded(self.value)
        if self._typed:
            made["type"] = self.type._json()
        return made


    def _encoded(self, value):
        if self.expanding and isinstance(value, (list, tuple, set, frozenset)):
            return [types.encode(one, self.type) for one in value]
        return types.encode(value, self.type)


def bindparam(key, value=..., type_=None, **kw):
    """A parameter by name."""
    return BindParameter(key, value, type_, **kw)


def outparam(key, type_=None):
    """Not of PostgreSQL."""
    raise NotImplementedError("sqlalchemy.outparam is not supported by Retort")


class Constant(ColumnElement):
    """`NULL`, `true`, `false`"""

    def __init__(self, word):
        self.word = word
        self.type = types.NULLTYPE if word == "null" else types.BOOLEANTYPE

    def _expr(self):
        return {"constant": self.word}


Null = True_ = False_ = Constant


def null():
    """`NULL`"""
    return Constant("null")


def true():
    """`true`"""
    return Constant("true")


def false():
    """`false`"""
    return Constant("false")


def constant_or(value, other):
    """The constant for None and booleans, else a literal."""
    if value is None:
        return null()
    if value is True or value is False:
        return Constant("true" if value else "false")
    return coerce(value, other)


class TextClause(Executable, ClauseElement):
    """SQL text."""

    type = types.NULLTYPE
    key = None
    _columns = None
    _expanding = ()

    def __init__(self, text):
        self.text = text
        self._values, self._types = {}, {}

    def bindparams(self, *binds, **names_to_values):
        """The text with values for its parameters."""
        made = self._copy()
        for bind in binds:
            made._check(bind.key)
            if bind._typed or not bind.required:
                made._types[bind.key] = bind.type
            if bind.expanding:
                made._expanding = (*made._expanding, bind.key)
            if not bind.required:
                made._values[bind.key] = bind.value
        for name, value in names_to_values.items():
            made._check(name)
            made._values[name] = value
        return made

    def params(self, *optionaldict, **kwargs):
        """The text with values for its parameters."""
        made = self._copy()
        made._values.update(*optionaldict, **kwargs)
        return made

    def _check(self, name):
        if name not in re.findall(_BINDS, self.text):
            raise exc.ArgumentError(f"This text() construct doesn't define a bound parameter named {name!r}")

    def columns(self, *cols, **types):
        """The text as rows with columns."""
        from sqlalchemy.sql.compound import TextualSelect
        named = [column(name, type_) for name, type_ in types.items()]
        return TextualSelect(self, [*cols, *named])

    def _copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._values, made._types = dict(self._values), dict(self._types)
        return made

    def _encoded(self, name, value):
        if name in self._expanding and isinstance(value, (list, tuple, set, frozenset)):
            return [types.encode(one, self._types.get(name)) for one in value]
        return types.encode(value, self._types.get(name))

    def _expr(self):
        made = {"text": self.text}
        if self._values:
            made["binds"] = {name: self._encoded(name, value) for name, value in self._values.items()}
        known = {name: type_._json() for name, type_ in self._types.items() if type_._json() is not None}
        if known:
            made["types"] = known
        if self._expanding:
            made["expanding"] = list(self._expanding)
        return made

    _statement = _expr

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def label(self, name):
        """`AS name`"""
        return Label(name, self)


_BINDS = r"(?<![:\w\\]):(\w+)(?!:)"


def text(text):
    """SQL text."""
    if not isinstance(text, str):
        raise TypeError(f"expected string or bytes-like object, got {type(text).__name__!r}")
    return TextClause(text)


class ColumnClause(ColumnElement):
    """A column by name."""

    is_literal = False
    table = None

    def __init__(self, text, type_=None, is_literal=False, _selectable=None):
        self.name = self.key = text
        self.type = to_instance(type_)
        self.is_literal, self.table = is_literal, _selectable

    def _expr(self):
        made = {"column": str(self.name)}
        if self.table is not None and self.table.name:
            made["table"] = str(self.table.name)
            if getattr(self.table, "schema", None) and getattr(self.table, "_named_by_schema", False):
                made["schema"] = str(self.table.schema)
        return made

    def _tables(self):
        if self.table is not None:
            yield self.table

    def __str__(self):
        return f"{self.table.name}.{self.name}" if self.table is not None and self.table.name else str(self.name)


class LiteralColumn(ColumnElement):
    """Text that stands for a column."""

    is_literal = True

    def __init__(self, text, type_=None):
        self.name = self.key = self.text = text
        self.type = to_instance(type_)

    def _expr(self):
        return {"literal_column": self.text}


def column(text, type_=None, is_literal=False, _selectable=None):
    """A column by name."""
    return LiteralColumn(text, type_) if is_literal else ColumnClause(text, type_, False, _selectable)


def literal_column(text, type_=None):
    """Text that stands for a column."""
    return LiteralColumn(text, type_)


def literal(value, type_=None, literal_execute=False):
    """A Python value."""
    return coerce(value, None, type_)


class Cast(ColumnElement):
    """`CAST`"""

    def __init__(self, expression, type_):
        self.type = to_instance(type_)
        self.clause = coerce(expression, None)
        if isinstance(self.clause, Literal) and not isinstance(expression, ClauseElement):
            self.clause = Literal(expression, self.type)

    def _expr(self):
        return {"cast": self.clause._expr(), "to": type_json(self.type)}

    def _children(self):
        return (self.clause,)


TryCast = Cast


def cast(expression, type_):
    """`CAST`"""
    return Cast(expression, type_)


def type_coerce(expression, type_):
    """The expression as if of another type."""
    made = coerce(expression, None)
    if isinstance(made, Literal):
        return Literal(made.value, to_instance(type_))
    return TypeCoerce(made, to_instance(type_))


class TypeCoerce(ColumnElement):
    """The expression as if of another type."""

    def __init__(self, expression, type_):
        self.clause, self.type = expression, type_

    def _expr(self):
        return {"coerced": self.clause._expr()}

    def _children(self):
        return (self.clause,)


class Case(ColumnElement):
    """`CASE`"""

    def __init__(self, *whens, value=None, else_=None):
        if len(whens) == 1 and isinstance(whens[0], dict):
            whens = tuple(whens[0].items())
        elif whens and isinstance(whens[0], list):
            raise exc.ArgumentError(
                'The "whens" argument to case(), when referring to a sequence of items, is now passed as a series of '
                "positional elements, rather than as a list. "
            )
        self.value = coerce(value, None) if value is not None else None
        self.whens = [(coerce(when, self.value) if value is not None else condition(when), constant_or_null(then))
                      for when, then in whens]
        self.else_ = constant_or_null(else_) if else_ is not None else None
        results = [then for _, then in self.whens] + ([self.else_] if self.else_ is not None else [])
        self.type = next((made.type for made in results if not isinstance(made.type, types.NullType)), types.NULLTYPE)

    def _expr(self):
        made = {"case": [[when._expr(), then._expr()] for when, then in self.whens]}
        if self.value is not None:
            made["value"] = self.value._expr()
        if self.else_ is not None:
            made["else"] = self.else_._expr()
        return made

    def _children(self):
        found = [part for when in self.whens for part in when]
        return found + [part for part in (self.value, self.else_) if part is not None]


def constant_or_null(value):
    """A value of an expression, NULL for None."""
    return null() if value is None else coerce(value, None)


def case(*whens, value=None, else_=None):
    """`CASE`"""
    return Case(*whens, value=value, else_=else_)


def anonymous(family):
    """A name that the core makes up: `users_1`, `anon_1`."""
    global _anonymous
    _anonymous += 1
    return f"%({_anonymous} {family})s"


_anonymous = 0


class Label(ColumnElement):
    """`AS name`"""

    def __init__(self, name, element, type_=None):
        self.name = self.key = name if name is not None else anonymous(getattr(element, "name", None) or "anon")
        self.element = element
        self.type = to_instance(type_) if type_ is not None else element.type

    def _expr(self):
        from sqlalchemy.sql.selectable import labelled
        if labelled(self):
            return {"column": str(self.name)}
        return {"label": str(self.name), "expression": self.element._expr()}

    def _children(self):
        return (self.element,)


def label(name, element, type_=None):
    """`AS name`"""
    return Label(name, coerce(element, None), type_)


class Extract(ColumnElement):
    """`EXTRACT`"""

    type = types.INTEGERTYPE

    def __init__(self, field, expr):
        self.field, self.expr = field, coerce(expr, None)

    def _expr(self):
        return {"extract": self.field, "from": self.expr._expr()}

    def _children(self):
        return (self.expr,)


def extract(field, expr):
    """`EXTRACT`"""
    return Extract(field, expr)


class Tuple(ColumnElement):
    """Several values as one."""

    def __init__(self, *clauses, types=None):
        self.clauses = [coerce(clause, None) for clause in clauses]

    def _expr(self):
        return {"tuple": [clause._expr() for clause in self.clauses]}

    def _children(self):
        return self.clauses


class Grouping(ColumnElement):
    """An expression in parentheses."""

    def __init__(self, element):
        self.element, self.type = element, element.type

    def _expr(self):
        return {"grouping": self.element._expr()}

    def _children(self):
        return (self.element,)


def tuple_(*clauses, types=None):
    """Several values as one."""
    return Tuple(*clauses)


class Array(ColumnElement):
    """`ARRAY[…]`"""

    def __init__(self, clauses, type_=None, dimensions=None, **kw):
        self.clauses = [coerce(clause, None) for clause in clauses]
        item = to_instance(type_) if type_ is not None else (
            self.clauses[0].type if self.clauses else types.NULLTYPE)
        self.type = item if isinstance(item, types.ARRAY) else types.ARRAY(item)

    def _expr(self):
        return {"array": [clause._expr() for clause in self.clauses]}

    def _children(self):
        return self.clauses


def asc(column):
    """`ASC`"""
    return Unary("ASC", by_label(column))


def desc(column):
    """`DESC`"""
    return Unary("DESC", by_label(column))


def nulls_first(column):
    """`NULLS FIRST`"""
    return Unary("NULLS FIRST", by_label(column))


def nulls_last(column):
    """`NULLS LAST`"""
    return Unary("NULLS LAST", by_label(column))


nullsfirst, nullslast = nulls_first, nulls_last


def distinct(expr):
    """`DISTINCT`"""
    return Unary("DISTINCT", coerce(expr, None), coerce(expr, None).type)


def between(expr, lower_bound, upper_bound, symmetric=False):
    """`BETWEEN`"""
    return coerce(expr, None).between(lower_bound, upper_bound, symmetric)


def bitwise_not(expr):
    """`~`"""
    return coerce(expr, None).bitwise_not()


def collate(expression, collation):
    """`COLLATE`"""
    return coerce(expression, None).collate(collation)


class LabelReference(ColumnElement):
    """A name in ORDER BY or GROUP BY, to be found among what is selected."""

    def __init__(self, name):
        self.element = name

    def _expr(self):
        from sqlalchemy.sql.selectable import referenced
        return referenced(self.element)


def by_label(value):
    """A column by its name or itself, as in ORDER BY."""
    if isinstance(value, str):
        return LabelReference(value)
    return coerce(value, None)


def coerce(value, other, type_=None):
    """A Python value as an expression, of the type of what it meets."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, ClauseElement):
        return value.scalar_subquery() if hasattr(value, "scalar_subquery") else value
    if value is None:
        return null()
    if type_ is not None:
        return Literal(value, to_instance(type_))
    if other is None:
        return Literal(value)
    key = getattr(other, "key", None) if isinstance(other, ColumnClause) else None
    return Literal(value, other.type.coerce_compared_value(None, value), key)


class conv(str):
    """A name that no naming convention touches."""


class quoted_name(str):
    """A name with or without quotes."""

    def __new__(cls, value, quote):
        made = super().__new__(cls, value)
        made.quote = quote
        return made


_truncated_label = conv


def unsupported(name):
    """A function that says that it is not supported."""
    def refuse(*args, **kwargs):
        whole = name if name.startswith(("alembic.", "sqlalchemy.")) else f"sqlalchemy.{name}"
        raise NotImplementedError(f"{whole} is not supported by Retort")
    refuse.__name__ = refuse.__qualname__ = name.rpartition(".")[2]
    return refuse
