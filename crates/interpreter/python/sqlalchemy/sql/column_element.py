"""Expressions: what each can be asked for."""

from sqlalchemy.sql import elements
from sqlalchemy.sql import sqltypes as types
from sqlalchemy.sql.arithmetic import Arithmetic
from sqlalchemy.sql.clause import ClauseElement


class ColumnElement(Arithmetic, ClauseElement):
    """An expression with a value."""

    type = types.NULLTYPE
    key = None
    name = None
    __hash__ = object.__hash__

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
        if isinstance(self.type._kind, (types.ARRAY, types.JSON)) or elements._is_range(self.type):
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
        pattern, wild = elements.coerce(other, self), elements.LiteralColumn("'%'", types.String())
        if before:
            pattern = elements.Binary("||", wild, pattern, types.STRINGTYPE)
        if after:
            pattern = elements.Binary("||", pattern, wild, types.STRINGTYPE)
        made = elements.Binary(word, self, pattern)
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
        shown = elements.LiteralColumn("'" + flags.replace("'", "''") + "'")
        opening, closing = elements.LiteralColumn("'(?'"), elements.LiteralColumn("')'")
        flagged = Function("CONCAT", opening, shown, closing, elements.coerce(pattern, self))
        return elements.Binary(operator, self, flagged)

    def regexp_replace(self, pattern, replacement, flags=None):
        """`regexp_replace(…)`"""
        from sqlalchemy.sql.functions import Function
        extra = [elements.LiteralColumn("'" + flags.replace("'", "''") + "'")] if flags is not None else []
        given = elements.coerce(pattern, self), elements.coerce(replacement, self), *extra
        made = Function("REGEXP_REPLACE", self, *given, type_=self.type)
        made._nameless = True
        return made

    def match(self, other, **kw):
        """`@@`"""
        from sqlalchemy.sql.functions import func
        return elements.Binary("@@", self, func.plainto_tsquery(other))

    def in_(self, other):
        """`IN`"""
        return elements.In(self, other, False)

    def not_in(self, other):
        """`NOT IN`"""
        return elements.In(self, other, True)

    notin_ = not_in

    def between(self, cleft, cright, symmetric=False):
        """`BETWEEN`"""
        return elements.Between(self, elements.coerce(cleft, self), elements.coerce(cright, self), False, symmetric)

    def has_key(self, other):
        """`?`"""
        return elements.Binary("?", self, elements.coerce(other, None))

    def has_any(self, other):
        """`?|`"""
        return elements.Binary("?|", self, elements.coerce(other, None))

    def has_all(self, other):
        """`?&`"""
        return elements.Binary("?&", self, elements.coerce(other, None))

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
        if not isinstance(other, ClauseElement):
            other = elements.coerce(other, None, self.type._kind.item_type)
        return elements.Binary(symbol, other, elements.Quantified(word, self))

    def any_(self):
        """`ANY (…)`"""
        return elements.any_(self)

    def all_(self):
        """`ALL (…)`"""
        return elements.all_(self)

    def asc(self):
        """`ASC`"""
        return elements.Unary("ASC", self)

    def desc(self):
        """`DESC`"""
        return elements.Unary("DESC", self)

    def nulls_first(self):
        """`NULLS FIRST`"""
        return elements.Unary("NULLS FIRST", self)

    def nulls_last(self):
        """`NULLS LAST`"""
        return elements.Unary("NULLS LAST", self)

    nullsfirst, nullslast = nulls_first, nulls_last

    def distinct(self):
        """`DISTINCT`"""
        return elements.Unary("DISTINCT", self, self.type)

    def collate(self, collation):
        """`COLLATE`"""
        name = elements.LiteralColumn('"' + collation.replace('"', '""') + '"')
        return elements.Binary("COLLATE", self, name, self.type)

    def label(self, name):
        """`AS name`"""
        return elements.Label(name, self)

    def cast(self, type_):
        """`CAST`"""
        return elements.Cast(self, type_)

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


_CALLED = {
    "Binary": "BinaryExpression", "Unary": "UnaryExpression", "Literal": "BindParameter",
    "JsonElement": "BinaryExpression", "LiteralColumn": "ColumnClause", "In": "BinaryExpression",
    "Between": "BinaryExpression", "Quantified": "CollectionAggregate",
}
SQLColumnExpression = ColumnOperators = Operators = ColumnElement
