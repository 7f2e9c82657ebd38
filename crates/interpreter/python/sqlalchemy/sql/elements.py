"""Expressions: trees that are sent as JSON."""

from _retort.lazy import re
from sqlalchemy import exc
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.type_api import to_instance, type_json


class ClauseElement:
    """A part of a statement."""

    is_selectable = False
    supports_execution = False
    bind = None

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

    def compile(self, *args, **kwargs):
        """The text is made by the core."""
        return Compiled(self, kwargs.get("compile_kwargs") or {})

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

    def __init__(self, element, compile_kwargs):
        self._element, self._literal = element, bool(compile_kwargs.get("literal_binds"))
        self.params = {}

    def __str__(self):
        from _retort import bridge
        statement = getattr(self._element, "_statement", None)
        made = statement() if statement else {"expression": self._element._expr()}
        return bridge.call("compile", {"statement": made, "literal_binds": self._literal})


class Executable:
    """What can be executed."""

    supports_execution = True
    _execution_options = {}

    def execution_options(self, **kw):
        """Options say nothing here."""
        return self

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

    def __mod__(self, other):
        return self._math("%", other)

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
            if isinstance(index, (tuple, list)):
                path = "{" + ", ".join(str(part) for part in index) + "}"
                return JsonElement("#>", self, Literal(path, types.String()), self.type)
            bound = types.Integer() if isinstance(index, int) else types.String()
            return JsonElement("->", self, Literal(index, bound), self.type)
        if isinstance(kind, types.ARRAY):
            raise NotImplementedError("subscripts of arrays are not supported by Retort: use sa.text")
        raise NotImplementedError(f"Operator 'getitem' is not supported on this expression")

    def _math(self, operator, other):
        return Binary(operator, self, coerce(other, self), self.type)

    def _compare(self, operator, other):
        return Binary(operator, self, coerce(other, self), types.BOOLEANTYPE)

    def op(self, opstring, precedence=0, is_comparison=False, return_type=None, python_impl=None):
        """Any operator."""
        def apply(other):
            made = Binary(opstring, self, coerce(other, self), to_instance(return_type) if return_type else self.type)
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
        if escape is not None:
            raise NotImplementedError("escape= of like() is not supported by Retort")
        return self._compare(operator, other)

    def startswith(self, other, autoescape=False, escape=None):
        """`LIKE x || '%'`"""
        return self._affix(other, autoescape or escape, False, True)

    def endswith(self, other, autoescape=False, escape=None):
        """`LIKE '%' || x`"""
        return self._affix(other, autoescape or escape, True, False)

    def contains(self, other, autoescape=False, escape=None, **kw):
        """`LIKE '%' || x || '%'`, or `@>` for arrays and jsonb"""
        if isinstance(self.type._kind, (types.ARRAY, types.JSON)):
            return self._compare("@>", other)
        return self._affix(other, autoescape or escape, True, True)

    def _affix(self, other, escape, before, after):
        if escape:
            raise NotImplementedError("autoescape= and escape= are not supported by Retort")
        made, wild = coerce(other, self), LiteralColumn("'%'", types.String())
        if before:
            made = Binary("||", wild, made, types.STRINGTYPE)
        if after:
            made = Binary("||", made, wild, types.STRINGTYPE)
        return Binary("LIKE", self, made)

    def regexp_match(self, pattern, flags=None):
        """`~`"""
        if flags is not None:
            raise NotImplementedError("flags= of regexp_match() is not supported by Retort")
        return self._compare("~", pattern)

    def regexp_replace(self, pattern, replacement, flags=None):
        """`regexp_replace(…)`"""
        from sqlalchemy.sql.functions import func
        return func.regexp_replace(self, pattern, replacement, *([flags] if flags is not None else []))

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
        if symmetric:
            raise NotImplementedError("between(symmetric=True) is not supported by Retort")
        return Between(self, coerce(cleft, self), coerce(cright, self))

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
        raise NotImplementedError("any() of an array is not supported by Retort: use sa.text")

    all = any

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


SQLColumnExpression = ColumnOperators = Operators = ColumnElement


class Binary(ColumnElement):
    """Two operands with an operator between them."""

    def __init__(self, operator, left, right, type_=types.BOOLEANTYPE):
        self.operator, self.left, self.right, self.type = operator, left, right, type_

    def _expr(self):
        return {"binary": self.operator, "left": self.left._expr(), "right": self.right._expr()}

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

    @property
    def astext(self):
        """The element as text."""
        return Binary(self.operator + ">", self.left, self.right, types.Text())

    def as_string(self):
        """The element as text."""
        return self.astext

    def as_integer(self):
        """The element as an integer."""
        return Cast(self.astext, types.Integer)

    def as_boolean(self):
        """The element as a boolean."""
        return Cast(self.astext, types.Boolean)

    def as_float(self):
        """The element as a number."""
        return Cast(self.astext, types.Float)


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
        return Between(clause.element, clause.low, clause.high, not clause.negate)
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
            self.values = [coerce(value, element) for value in values]

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


class Between(ColumnElement):
    """`BETWEEN`"""

    type = types.BOOLEANTYPE

    def __init__(self, element, low, high, negate=False):
        self.element, self.low, self.high, self.negate = element, low, high, negate

    def _expr(self):
        made = {"between": self.element._expr(), "low": self.low._expr(), "high": self.high._expr()}
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
        if self.expanding:
            raise NotImplementedError("bindparam(expanding=True) is not supported by Retort")
        made = {"bindparam": str(self.key)}
        if not self.required:
            made["value"] = types.encode(self.value, self.type)
        if self._typed:
            made["type"] = self.type._json()
        return made


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

    def __init__(self, text):
        self.text = text
        self._values, self._types = {}, {}

    def bindparams(self, *binds, **names_to_values):
        """The text with values for its parameters."""
        made = self._copy()
        for bind in binds:
            made._check(bind.key)
            made._types[bind.key] = bind.type
            if getattr(bind, "expanding", False):
                raise NotImplementedError("bindparam(expanding=True) is not supported by Retort")
            if not bind.required:
                made._values[bind.key] = bind.value
        for name, value in names_to_values.items():
            made._check(name)
            made._values[name] = value
        return made

    def _check(self, name):
        if name not in re.findall(_BINDS, self.text):
            raise exc.ArgumentError(f"This text() construct doesn't define a bound parameter named {name!r}")

    def columns(self, *cols, **types):
        """The text as rows with columns."""
        made = self._copy()
        made._columns = [(column.name, column.type) for column in cols] + [
            (name, to_instance(type_)) for name, type_ in types.items()]
        return made

    def _copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._values, made._types = dict(self._values), dict(self._types)
        return made

    def _binds(self):
        return {name: types.encode(value, self._types.get(name)) for name, value in self._values.items()}

    def _expr(self):
        made = {"text": self.text}
        if self._values:
            made["binds"] = self._binds()
        return made

    _statement = _expr

    def __and__(self, other):
        return and_(self, other)

    def __or__(self, other):
        return or_(self, other)

    def label(self, name):
        """`AS name`"""
        return Label(name, self)

    def __str__(self):
        return re.sub(r"\\([:\\])", r"\1", self.text)


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
    copy = object.__new__(type(made))
    copy.__dict__.update(made.__dict__)
    copy.type = to_instance(type_)
    return copy


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


class Label(ColumnElement):
    """`AS name`"""

    def __init__(self, name, element, type_=None):
        self.name = self.key = name
        self.element = element
        self.type = to_instance(type_) if type_ is not None else element.type

    def _expr(self):
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
    return Unary("DISTINCT", coerce(expr, None))


def between(expr, lower_bound, upper_bound, symmetric=False):
    """`BETWEEN`"""
    return coerce(expr, None).between(lower_bound, upper_bound, symmetric)


def collate(expression, collation):
    """`COLLATE`"""
    return coerce(expression, None).collate(collation)


def by_label(value):
    """A column by its name or itself, as in ORDER BY."""
    if isinstance(value, str):
        return ColumnClause(value)
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
    met = other.type
    kind = met._kind
    if isinstance(kind, types.JSON) and isinstance(value, (str, int)) and isinstance(other, JsonElement):
        return Literal(value, met)
    fits = not isinstance(kind, types.NullType)
    key = getattr(other, "key", None) if isinstance(other, ColumnClause) else None
    return Literal(value, met if fits else None, key)


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
