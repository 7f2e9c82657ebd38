"""`func`"""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.type_api import to_instance


class Clauses(list):
    """The arguments of a function."""

    @property
    def clauses(self):
        """The arguments."""
        return self


class FunctionElement(elements.Executable, elements.ColumnElement):
    """A call of a function."""

    _filter = None
    _over = None
    _within = ()
    _nameless = False

    def __init__(self, *clauses):
        self.clauses = Clauses(elements.coerce(clause, None) for clause in clauses)

    def _expr(self):
        made = {"func": self._path(), "args": [clause._expr() for clause in self.clauses]}
        if self._nameless:
            made["anonymous"] = True
        if self._within:
            made["within_group"] = [part._expr() for part in self._within]
        if self._filter is not None:
            made["filter"] = self._filter._expr()
        if self._over is not None:
            made["over"] = {key: [part._expr() for part in self._over[key]] for key in ("partition_by", "order_by")
                            if self._over[key]}
            if self._over["frame"]:
                made["over"]["frame"] = self._over["frame"]
        return made

    def _path(self):
        return self.name

    def _children(self):
        over = [*self._over["partition_by"], *self._over["order_by"]] if self._over is not None else []
        return [*self.clauses, *self._within, *([self._filter] if self._filter is not None else []), *over]

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
        if exclude is not None:
            raise NotImplementedError("exclude= of over() is not supported by Retort")
        made = self._copy()
        frames = [(word, given) for word, given in (("ROWS", rows), ("RANGE", range_), ("GROUPS", groups))
                  if given is not None]
        if len(frames) > 1:
            raise exc.ArgumentError("only one of 'rows', 'range_', or 'groups' may be provided")
        made._over = {"partition_by": _several(partition_by), "order_by": _several(order_by),
                      "frame": _frame(*frames[0]) if frames else None}
        return made

    def within_group(self, *order_by):
        """`WITHIN GROUP`"""
        made = self._copy()
        made._within = tuple(elements.by_label(part) for part in order_by)
        if self.name.lower() in ("percentile_cont", "percentile_disc", "mode"):
            made.type = made._within[0].type if made._within else self.type
        return made

    def as_comparison(self, left_index, right_index):
        """Not offered."""
        raise NotImplementedError("as_comparison() is not supported by Retort")

    def table_valued(self, *expr, name=None, with_ordinality=None, joins_implicitly=False):
        """A function as a table."""
        from sqlalchemy.sql.compound import TableValuedAlias
        return TableValuedAlias(self, expr, name, with_ordinality)

    def column_valued(self, name=None, joins_implicitly=False):
        """A function as a table of one column, as a value."""
        return self.alias(name).column

    def alias(self, name=None, joins_implicitly=False):
        """A function as a table."""
        from sqlalchemy.sql.compound import TableValuedAlias
        return TableValuedAlias(self, [], name)

    def scalar_table_valued(self, name, type_=None):
        """Not offered."""
        raise NotImplementedError("scalar_table_valued() is not supported by Retort")

    def select(self):
        """`SELECT f()`"""
        from sqlalchemy.sql.selectable import select
        return select(self)

    def _statement(self):
        return self.select()._statement()

    def __repr__(self):
        return f"<sqlalchemy.sql.functions.{self.name} at {id(self):#x}; {self.name}>"


def _frame(word, bounds):
    """`ROWS BETWEEN … AND …`"""
    def shown(bound, default):
        if bound is None:
            return "UNBOUNDED " + default
        if bound == 0:
            return "CURRENT ROW"
        return f"{abs(bound)} {'PRECEDING' if bound < 0 else 'FOLLOWING'}"
    return f"{word} BETWEEN {shown(bounds[0], 'PRECEDING')} AND {shown(bounds[1], 'FOLLOWING')}"


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

    def _called(self):
        name = self.name.lower()
        return name if name in _TYPES or name in ("coalesce", "max", "min", "sum") else "Function"

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

# Functions that are classes, by package and name; those of a project are forgotten with its modules.
_classes = {}


def _reset():
    for key in [key for key, made in _classes.items() if not made.__module__.startswith("sqlalchemy.")]:
        del _classes[key]


def register_function(identifier, fn, package="_default"):
    """Let `func.<identifier>` make objects of a class."""
    _classes[package.lower(), identifier.lower()] = fn


class GenericFunction(Function):
    """A function as a class of its own."""

    name = "GenericFunction"
    coerce_arguments = True
    _register = True
    type = None

    def __init_subclass__(cls, **kw):
        super().__init_subclass__(**kw)
        cls.name = cls.__dict__.get("name", cls.__name__)
        cls.identifier = cls.__dict__.get("identifier", cls.name)
        if "__return_type__" in cls.__dict__:
            cls.type = cls.__return_type__
        if cls._register:
            register_function(cls.identifier, cls, cls.__dict__.get("package", "_default"))
        else:
            cls._register = True

    def __init__(self, *args, type_=None, **kw):
        super().__init__(self.name, *args, type_=type_ or type(self).type or sqltypes.NULLTYPE)


class AnsiFunction(GenericFunction):
    """A function that is written without parentheses."""

    _register = False


class ReturnTypeFromArgs(GenericFunction):
    """A function whose type is that of its arguments."""

    _register = False

    def __init__(self, *args, type_=None, **kw):
        found = [elements.coerce(one, None).type for one in args]
        known = next((one for one in found if not isinstance(one, sqltypes.NullType)), None)
        super().__init__(*args, type_=type_ or type(self).type or known)


def _class(name):
    """A function of SQLAlchemy's own as a class."""
    base = ReturnTypeFromArgs if name in _SAME else GenericFunction
    made = _TYPES.get(name)
    return type(name, (base,), {"__module__": __name__, "type": made() if made else None})


def __getattr__(name):
    if name not in _SAME and name not in _TYPES or name in ("lower", "upper"):
        raise AttributeError(f"module 'sqlalchemy.sql.functions' has no attribute {name!r}")
    found = globals()[name] = _class(name)
    return found


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
        package, name = (self.__names[:-1] or ("_default",))[-1].lower(), self.__names[-1].lower()
        own = _classes.get((package, name))
        if own is not None:
            return own(*clauses, **({} if type_ is None else {"type_": type_}))
        if package == "_default" and name in ("cast", "extract"):
            return (elements.Cast if name == "cast" else elements.Extract)(*clauses)
        return Function(self.__names[-1], *clauses, type_=type_, packagenames=self.__names[:-1])


func = _Generator()
modifier = _Generator()


def over(element, **kw):
    """`OVER (…)`"""
    return element.over(**kw)


def within_group(element, *order_by):
    """`WITHIN GROUP`"""
    return element.within_group(*order_by)


def funcfilter(element, *criterion):
    """`FILTER (WHERE …)`"""
    return element.filter(*criterion)
