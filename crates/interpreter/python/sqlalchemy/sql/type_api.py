"""What every type can do."""

from sqlalchemy import exc

_repr_skip = object()


class TypeEngine:
    """The base of all types."""

    _keys = ()
    _defaults = {}
    _variants = None
    hashable = True
    should_evaluate_none = False

    def __class_getitem__(cls, item):
        return cls

    @property
    def python_type(self):
        """The Python type that values have."""
        raise NotImplementedError()

    def with_variant(self, type_, *dialect_names):
        """The type with another one for some dialects."""
        if not dialect_names:
            raise exc.ArgumentError("At least one dialect name is required")
        made = self._copy()
        made._variants = {**(self._variants or {}), **{name: to_instance(type_) for name in dialect_names}}
        return made

    def _copy(self):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        return made

    copy = _copy

    def as_generic(self, allow_nulltype=False):
        """The type itself."""
        return self

    def coerce_compared_value(self, op, value):
        """The type of a value that is compared with one of this type: its own, unless it is of another kind."""
        from sqlalchemy.sql.sqltypes import NULLTYPE, literal_type
        found = literal_type(value)
        return self if found is NULLTYPE or found._affinity() is self._affinity() else found

    def _affinity(self):
        from sqlalchemy.sql import sqltypes
        for base in (sqltypes.String, sqltypes.Integer, sqltypes.Numeric, sqltypes.DateTime, sqltypes.Date,
                     sqltypes.Time, sqltypes.Interval, sqltypes.Boolean, sqltypes.LargeBinary, sqltypes.Uuid):
            if isinstance(self, base):
                return base
        return type(self)

    def evaluates_none(self):
        """The type, sending None as a value."""
        made = self._copy()
        made.should_evaluate_none = True
        return made

    def adapt(self, cls, **kw):
        """An instance of another class with the same arguments."""
        return cls(**{key: getattr(self, key) for key in cls._keys if getattr(self, key, None) is not None} | kw)

    def dialect_impl(self, dialect):
        """The type for a dialect."""
        return (self._variants or {}).get(dialect.name, self)

    def load_dialect_impl(self, dialect):
        """The type for a dialect."""
        return self.dialect_impl(dialect)

    def compile(self, dialect=None):
        """The type as SQL writes it."""
        from _retort import bridge
        made = {"cast": {"constant": "null"}, "to": type_json(self)}
        return bridge.call("compile", {"statement": {"expression": made}, "literal_binds": False})[len("CAST(NULL AS "):-1]

    def bind_processor(self, dialect):
        """Values are sent as they are."""
        return None

    result_processor = literal_processor = None

    def _arguments(self):
        found = {}
        for key in self._keys:
            value = getattr(self, key, None)
            if value is not None and value != self._defaults.get(key):
                found[key] = value
        return found

    def _json(self):
        variant = (self._variants or {}).get("postgresql")
        if variant is not None:
            return variant._json()
        return {"type": _visited(type(self)), **self._arguments()}

    def _bind(self, value):
        """A value of this type on its way to the database."""
        return value

    def _result(self, value):
        """A value of this type on its way from the database."""
        return value

    @property
    def _kind(self):
        """The type that decides which operators there are."""
        return self

    def __repr__(self):
        from sqlalchemy.util.langhelpers import generic_repr
        return generic_repr(self)

    def __str__(self):
        from sqlalchemy.sql import sqltypes
        if isinstance(self, sqltypes.DateTime) and not isinstance(self, sqltypes.TIMESTAMP):
            return "DATETIME"
        return self.compile()


def _visited(class_):
    """The type that a class of one's own is rendered as: its `__visit_name__`, or the type it derives from."""
    for base in class_.__mro__:
        if base.__module__.startswith("sqlalchemy."):
            return base.__name__
        name = base.__dict__.get("__visit_name__")
        if name:
            return _VISITED.get(name, name)
    return class_.__name__


_VISITED = {
    name.lower(): name
    for name in ("String", "Text", "Unicode", "Integer", "Numeric", "Float", "Boolean", "Date", "Time", "Interval",
                 "Enum", "Uuid")
} | {"unicode_text": "UnicodeText", "big_integer": "BigInteger", "small_integer": "SmallInteger",
     "datetime": "DateTime", "large_binary": "LargeBinary", "double": "Double"}


class UserDefinedType(TypeEngine):
    """A type of one's own."""

    cache_ok = None

    def get_col_spec(self, **kw):
        """The type as SQL writes it."""
        raise NotImplementedError()

    def _json(self):
        return {"type": "UserDefined", "spec": self.get_col_spec()}


class TypeDecorator(TypeEngine):
    """A type that changes values on their way."""

    impl = None
    cache_ok = None
    coerce_to_is_types = (type(None),)

    def __init__(self, *args, **kwargs):
        if not hasattr(type(self), "impl") or type(self).impl is None:
            raise AssertionError(
                "TypeDecorator implementations require a class-level variable 'impl' which refers to the class of "
                "type being decorated"
            )
        self.impl = to_instance(type(self).impl, *args, **kwargs)

    def load_dialect_impl(self, dialect):
        """The type for a dialect."""
        return self.impl

    def _decorated(self):
        from sqlalchemy.dialects import postgresql
        made = self.load_dialect_impl(postgresql.dialect())
        return to_instance(made if made is not None else self.impl)

    def coerce_compared_value(self, op, value):
        """The type of a value that is compared with one of this type."""
        return self

    def process_bind_param(self, value, dialect):
        """A value on its way to the database."""
        return value

    def process_result_value(self, value, dialect):
        """A value on its way from the database."""
        return value

    def _json(self):
        variant = (self._variants or {}).get("postgresql")
        return (variant or self._decorated())._json()

    def _bind(self, value):
        from sqlalchemy.dialects import postgresql
        return self._decorated()._bind(self.process_bind_param(value, postgresql.dialect()))

    def _result(self, value):
        from sqlalchemy.dialects import postgresql
        return self.process_result_value(self._decorated()._result(value), postgresql.dialect())

    @property
    def _kind(self):
        return self._decorated()._kind

    def __repr__(self):
        from sqlalchemy.util.langhelpers import generic_repr
        return generic_repr(self, to_inspect=self.__dict__.get("impl", self))

    def __getattr__(self, name):
        if name.startswith("__") or "impl" not in self.__dict__:
            raise AttributeError(name)
        return getattr(self.__dict__["impl"], name)


Variant = TypeDecorator
ExternalType = TypeEngine


def to_instance(type_, *args, **kwargs):
    """An instance of a type that was given as class or instance."""
    if type_ is None:
        from sqlalchemy.sql.sqltypes import NULLTYPE
        return NULLTYPE
    return type_(*args, **kwargs) if callable(type_) and not isinstance(type_, TypeEngine) else type_


def type_json(type_):
    """A type as JSON; the error SQLAlchemy would stumble into if it is none."""
    made = to_instance(type_)
    if not isinstance(made, TypeEngine):
        raise AttributeError(f"{type(made).__name__!r} object has no attribute '_variant_mapping'")
    return made._json()
