"""The types."""

import datetime as dt

from _retort import values
from _retort.lazy import decimal, is_enum, is_enumeration
from _retort.lazy import uuid as uuids
from sqlalchemy import exc
from sqlalchemy.sql.type_api import (
    TypeDecorator,
    TypeEngine,
    UserDefinedType,
    to_instance,
    type_json,
)


class NullType(TypeEngine):
    """An unknown type."""

    def _json(self):
        return None


NULLTYPE = NullType()


class Concatenable:
    """A type whose `+` is `||`."""


class SchemaType:
    """A type that is an object of the schema."""


class Indexable:
    """A type with subscripts."""


class String(Concatenable, TypeEngine):
    """Text."""

    _keys = ("length", "collation")
    python_type = str

    def __init__(self, length=None, collation=None, collation_schema=None):
        self.length, self.collation, self.collation_schema = length, collation, collation_schema


class Text(String):
    """Text of any length."""


class Unicode(String):
    """Text."""


class UnicodeText(Text):
    """Text of any length."""


class VARCHAR(String):
    """VARCHAR"""


class NVARCHAR(Unicode):
    """NVARCHAR"""


class CHAR(String):
    """CHAR"""


class NCHAR(Unicode):
    """NCHAR"""


class TEXT(Text):
    """TEXT"""


class CLOB(Text):
    """CLOB"""


class Integer(TypeEngine):
    """int"""

    python_type = int


class SmallInteger(Integer):
    """smallint"""


class BigInteger(Integer):
    """bigint"""


class INTEGER(Integer):
    """INTEGER"""


INT = INTEGER


class SMALLINT(SmallInteger):
    """SMALLINT"""


class BIGINT(BigInteger):
    """BIGINT"""


class NumericCommon(TypeEngine):
    """What numbers with a fraction share."""


class Numeric(NumericCommon):
    """Exact numbers."""

    _keys = ("precision", "scale", "asdecimal")
    _defaults = {"asdecimal": True}

    @property
    def python_type(self):
        """`decimal.Decimal`"""
        return decimal.Decimal

    def __init__(self, precision=None, scale=None, decimal_return_scale=None, asdecimal=True):
        self.precision, self.scale, self.asdecimal = precision, scale, asdecimal
        self.decimal_return_scale = decimal_return_scale

    def _result(self, value):
        return float(value) if not self.asdecimal and isinstance(value, decimal.Decimal) else value


class Float(Numeric):
    """Inexact numbers."""

    _keys = ("precision", "asdecimal")
    _defaults = {"asdecimal": False}
    python_type = float
    scale = None

    def __init__(self, precision=None, asdecimal=False, decimal_return_scale=None):
        self.precision, self.asdecimal = precision, asdecimal
        self.decimal_return_scale = decimal_return_scale


class Double(Float):
    """Inexact numbers of double precision."""


class REAL(Float):
    """REAL"""


class FLOAT(Float):
    """FLOAT"""


class DOUBLE(Double):
    """DOUBLE"""


class DOUBLE_PRECISION(Double):
    """DOUBLE PRECISION"""


class NUMERIC(Numeric):
    """NUMERIC"""


class DECIMAL(Numeric):
    """DECIMAL"""


class DateTime(TypeEngine):
    """A date with a time."""

    _keys = ("timezone",)
    _defaults = {"timezone": False}
    python_type = dt.datetime

    def __init__(self, timezone=False):
        self.timezone = timezone


class TIMESTAMP(DateTime):
    """TIMESTAMP"""


class DATETIME(DateTime):
    """DATETIME"""


class Date(TypeEngine):
    """A date."""

    python_type = dt.date


class DATE(Date):
    """DATE"""


class Time(TypeEngine):
    """A time."""

    _keys = ("timezone",)
    _defaults = {"timezone": False}
    python_type = dt.time

    def __init__(self, timezone=False):
        self.timezone = timezone


class TIME(Time):
    """TIME"""


class Interval(TypeEngine):
    """A span of time."""

    _keys = ("native", "second_precision", "day_precision")
    _defaults = {"native": True}
    python_type = dt.timedelta

    def __init__(self, native=True, second_precision=None, day_precision=None):
        self.native, self.second_precision, self.day_precision = native, second_precision, day_precision

    def __repr__(self):
        # SQLAlchemy shows the keywords of the type below, of which there are none.
        return f"{type(self).__name__}()"


class _Binary(TypeEngine):
    """Bytes."""

    _keys = ("length",)
    python_type = bytes

    def __init__(self, length=None):
        self.length = length


class LargeBinary(_Binary):
    """Bytes."""


class BINARY(_Binary):
    """BINARY"""


class VARBINARY(_Binary):
    """VARBINARY"""


class BLOB(LargeBinary):
    """BLOB"""


class Boolean(SchemaType, TypeEngine):
    """True or false."""

    _keys = ("create_constraint", "name")
    _defaults = {"create_constraint": False}
    python_type = bool

    def __init__(self, create_constraint=False, name=None, _create_events=True, _adapted_from=None):
        self.create_constraint, self.name = create_constraint, name


class BOOLEAN(Boolean):
    """BOOLEAN"""


class Enum(String, SchemaType):
    """One of several labels."""

    _create_type = True

    def __init__(self, *enums, **kw):
        self._take(enums, kw)

    def _take(self, given, kw):
        self.enum_class = None
        if len(given) == 1 and isinstance(given[0], type) and is_enumeration(given[0]):
            self.enum_class = given[0]
            values_callable = kw.get("values_callable")
            members = self.enum_class.__members__
            self.enums = list(values_callable(self.enum_class)) if values_callable else list(members)
            self._members = dict(zip(self.enums, members.values()))
        elif len(given) == 1 and isinstance(given[0], (list, tuple)):
            self.enums, self._members = list(given[0]), {}
        else:
            self.enums, self._members = list(given), {}
        name = kw.get("name")
        if name is None and self.enum_class is not None:
            name = self.enum_class.__name__.lower()
        self.name = name
        self.schema = kw.get("schema")
        self.metadata = kw.get("metadata")
        if self.schema is None and self.metadata is not None and kw.get("inherit_schema"):
            self.schema = self.metadata.schema
        self.native_enum = kw.get("native_enum", True)
        self.create_constraint = kw.get("create_constraint", False)
        self.validate_strings = kw.get("validate_strings", False)
        self.create_type = kw.get("create_type", True)
        length = kw.get("length")
        longest = max((len(label) for label in self.enums), default=0)
        if length is not None and not self.native_enum and length < longest:
            raise ValueError(
                "When provided, length must be larger or equal than the length of the longest enum value. "
                f"{length} < {longest}"
            )
        self.length = length if length is not None else longest
        self._length_given = length
        self.collation = None

    python_type = str

    def create(self, bind=None, checkfirst=False):
        """CREATE TYPE."""
        _enum_operation("create_enum_type", self, bind, checkfirst)

    def drop(self, bind=None, checkfirst=False):
        """DROP TYPE."""
        _enum_operation("drop_enum_type", self, bind, checkfirst)

    def _json(self):
        variant = (self._variants or {}).get("postgresql")
        if variant is not None:
            return variant._json()
        made = {"type": type(self).__name__ if type(self).__name__ == "ENUM" else "Enum"}
        if self.name is not None:
            made["name"] = str(self.name)
        made["labels"] = [str(label) for label in self.enums]
        for key, default in (("schema", None), ("native_enum", True), ("create_constraint", False),
                             ("create_type", True), ("validate_strings", False)):
            value = getattr(self, key)
            if value != default:
                made[key] = value
        if self._length_given is not None:
            made["length"] = self._length_given
        return made

    def _bind(self, value):
        if is_enum(value):
            for label, member in self._members.items():
                if member is value:
                    return label
            return value.name
        return value

    def _result(self, value):
        return self._members.get(value, value) if self._members else value

    def __repr__(self):
        parts = [repr(label) for label in self.enums]
        shown = [("name", None), ("schema", None), ("native_enum", True), ("create_constraint", False),
                 ("inherit_schema", True), ("create_type", True)]
        parts += [f"{name}={getattr(self, name)!r}" for name, default in shown if getattr(self, name, default) != default]
        if self._length_given is not None:
            parts.append(f"length={self.length!r}")
        return f"{type(self).__name__}({', '.join(parts)})"


def _enum_operation(name, type_, bind, checkfirst):
    from _retort import bridge
    from sqlalchemy.engine.mock import checks
    bridge.call("operation", {"op": name, "type": type_._json(), "checkfirst": checks(bind, checkfirst)})


class JSON(Indexable, TypeEngine):
    """JSON"""

    _keys = ("none_as_null",)
    _defaults = {"none_as_null": False}
    python_type = dict
    NULL = None  # set below

    def __init__(self, none_as_null=False):
        self.none_as_null = none_as_null

    def _bind(self, value):
        if value is None and (self.none_as_null or not self.should_evaluate_none):
            return None
        if value is JSON.NULL:
            return JsonValue(None)
        return JsonValue(value)


class JsonNull:
    """JSON's null."""

    def __repr__(self):
        return "JSON.NULL"


JSON.NULL = JsonNull()


class JsonValue:
    """A value on its way into a json column."""

    def __init__(self, value):
        self.value = value


class ARRAY(SchemaType, Indexable, Concatenable, TypeEngine):
    """An array."""

    _keys = ("dimensions", "as_tuple")
    _defaults = {"as_tuple": False}
    python_type = list

    def __init__(self, item_type, as_tuple=False, dimensions=None, zero_indexes=False):
        if isinstance(item_type, ARRAY):
            raise ValueError("Do not nest ARRAY types; ARRAY(basetype) handles multi-dimensional arrays of basetype")
        self.item_type = to_instance(item_type)
        self.as_tuple, self.dimensions, self.zero_indexes = as_tuple, dimensions, zero_indexes

    def _arguments(self):
        return {"item_type": type_json(self.item_type), **super()._arguments()}

    def _bind(self, value):
        if isinstance(value, (list, tuple)):
            return [self._bind(item) if isinstance(item, (list, tuple)) else self.item_type._bind(item)
                    for item in value]
        return value


class Uuid(TypeEngine):
    """A UUID."""

    _keys = ("as_uuid", "native_uuid")
    _defaults = {"as_uuid": True, "native_uuid": True}

    @property
    def python_type(self):
        """`uuid.UUID`"""
        return uuids.UUID

    def __init__(self, as_uuid=True, native_uuid=True):
        self.as_uuid, self.native_uuid = as_uuid, native_uuid

    def _result(self, value):
        return str(value) if not self.as_uuid and isinstance(value, uuids.UUID) else value


class UUID(Uuid):
    """UUID"""

    _keys = ("as_uuid",)

    def __init__(self, as_uuid=True):
        self.as_uuid, self.native_uuid = as_uuid, True


class PickleType(TypeDecorator):
    """Pickled objects."""

    impl = LargeBinary
    cache_ok = True

    def __init__(self, protocol=None, pickler=None, comparator=None, impl=None):
        super().__init__()

    def process_bind_param(self, value, dialect):
        """Pickles are not made."""
        if value is None:
            return None
        raise NotImplementedError("values of sqlalchemy.PickleType are not supported by Retort")

    process_result_value = process_bind_param


class TupleType(TypeEngine):
    """A tuple."""


def literal_type(value):
    """The type of a Python value."""
    if isinstance(value, bool):
        return Boolean()
    for python, made in ((int, Integer), (str, String), (float, Double), (decimal.Decimal, Numeric),
                         (dt.datetime, DateTime), (dt.date, Date), (dt.time, Time), (dt.timedelta, Interval),
                         (bytes, LargeBinary), (uuids.UUID, Uuid)):
        if isinstance(value, python):
            return made()
    return NULLTYPE


def encode(value, type_=NULLTYPE):
    """A value as JSON, by its type."""
    value = type_._bind(value) if type_ is not None else value
    if isinstance(value, JsonValue):
        return values.encode_json(value.value)
    if isinstance(value, JsonNull):
        return values.encode_json(None)
    try:
        if isinstance(value, list) and any(isinstance(item, JsonValue) for item in value):
            return [encode(item) for item in value]
        return values.encode(value)
    except values.CannotAdapt as error:
        from psycopg2 import ProgrammingError
        raise exc.ProgrammingError(None, None, ProgrammingError(str(error))) from None


STRINGTYPE, INTEGERTYPE, BOOLEANTYPE = String(), Integer(), Boolean()
MATCHTYPE = Boolean()
