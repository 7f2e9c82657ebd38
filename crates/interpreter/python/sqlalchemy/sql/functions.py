"""`func`"""

from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.type_api import to_instance


class FunctionElement(elements.Executable, elements.ColumnElement):
    """A call of a function."""

    _filter = None
    _over = None

    def __init__(self, *clauses):
        self.clauses = [elements.coerce(clause, None) for clause in clauses]

    def _expr(self):
        made = {"func": self._path(), "args": [clause._expr() for clause in self.clauses]}
        if self._filter is not None:
            made["filter"] = self._filter._expr()
        if self._over is not None:
            made["over"] = {key: [part._expr() for part in parts] for key, parts in self._over.items() if parts}
        return made

    def _path(self):
        return self.name

    def _children(self):
        return self.clauses

    def _copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    def filter(self, *criterion):
        """`FILTER (WHERE …)`"""
        made = self._copy()
        made._filter = elements.and_(*criterion)
        return made

    def over(self, *, partition_by=None, order_by=None, rows=None, range_=None, groups=None, exclude=None):
        """`OVER (…)`"""
        if any(part is not None for part in (rows, range_, groups, exclude)):
            raise NotImplementedError("rows=, range_= and groups= of over() are not supported by Retort")
        made = self._copy()
        made._over = {"partition_by": _several(partition_by), "order_by": _several(order_by)}
        return made

    def within_group(self, *order_by):
        """`WITHIN GROUP`"""
        raise NotImplementedError("within_group() is not supported by Retort: use sa.text")

    def table_valued(self, *expr, **kw):
        """A function as a table."""
        raise NotImplementedError("table_valued() is not supported by Retort: use sa.text")

    column_valued = alias = table_valued

    def select(self):
        """`SELECT f()`"""
        from sqlalchemy.sql.selectable import select
        return select(self)

    def _statement(self):
        return self.select()._statement()

    def __repr__(self):
        return f"<sqlalchemy.sql.functions.{self.name} at {id(self):#x}; {self.name}>"


def _several(given):
    if given is None:
        return []
    return [elements.by_label(part) for part in (given if isinstance(given, (list, tuple)) else [given])]


class Function(FunctionElement):
    """A call of a function by name."""

    def __init__(self, name, *clauses, type_=None, packagenames=None):
        super().__init__(*clauses)
        self.name, self.packagenames = name, tuple(packagenames or ())
        self.key = name
        self.type = to_instance(type_) if type_ is not None else self._known()

    def _known(self):
        name = self.name.lower()
        if name in _SAME:
            return self.clauses[0].type if self.clauses else sqltypes.NULLTYPE
        made = _TYPES.get(name)
        return made() if made else sqltypes.NULLTYPE

    def _path(self):
        return ".".join((*self.packagenames, self.name))


_SAME = ("coalesce", "max", "min", "sum", "lower", "upper")
_TYPES = {
    "now": lambda: sqltypes.DateTime(), "current_timestamp": lambda: sqltypes.DateTime(),
    "localtimestamp": sqltypes.DateTime, "current_date": sqltypes.Date, "current_time": sqltypes.Time,
    "count": sqltypes.Integer, "char_length": sqltypes.Integer, "concat": sqltypes.String,
    "random": sqltypes.Float, "user": sqltypes.String, "current_user": sqltypes.String,
    "session_user": sqltypes.String, "row_number": sqltypes.Integer,
}

GenericFunction = Function


class _Generator:
    """`func.name(…)`, `func.package.name(…)`"""

    def __init__(self, names=()):
        self.__names = names

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return _Generator((*self.__names, name.removesuffix("_")))

    def __call__(self, *clauses, type_=None, **kw):
        if kw:
            raise TypeError(f"Function.__init__() got an unexpected keyword argument {next(iter(kw))!r}")
        if self.__names[-1].lower() == "count" and not clauses:
            clauses = (elements.LiteralColumn("*"),)
        if self.__names[-1].lower() == "cast":
            return elements.Cast(*clauses)
        return Function(self.__names[-1], *clauses, type_=type_, packagenames=self.__names[:-1])


func = _Generator()
modifier = _Generator()


def over(element, **kw):
    """`OVER (…)`"""
    return element.over(**kw)


def funcfilter(element, *criterion):
    """`FILTER (WHERE …)`"""
    return element.filter(*criterion)
