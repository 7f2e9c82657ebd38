"""The types of PostgreSQL."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.sqltypes import *
from sqlalchemy.sql.type_api import TypeEngine, to_instance

_GIVEN = object()


class NamedType(TypeEngine):
    """A type that is created by name."""


class ENUM(NamedType, sqltypes.Enum):
    """`CREATE TYPE … AS ENUM`"""

    def __init__(self, *enums, name=None, create_type=True, **kw):
        self._take(enums, {**kw, "name": name, "create_type": create_type, "native_enum": True})

    def create(self, bind, checkfirst=True):
        """CREATE TYPE."""
        if self.name is None:
            raise exc.CompileError("PostgreSQL ENUM type requires a name.")
        sqltypes._enum_operation("create_enum_type", self, bind, checkfirst)

    def drop(self, bind, checkfirst=True):
        """DROP TYPE."""
        if self.name is None:
            raise exc.CompileError("PostgreSQL ENUM type requires a name.")
        sqltypes._enum_operation("drop_enum_type", self, bind, checkfirst)


class DOMAIN(NamedType):
    """`CREATE DOMAIN`"""

    def __init__(self, name, data_type, **kw):
        raise NotImplementedError("postgresql.DOMAIN is not supported by Retort")


class ARRAY(sqltypes.ARRAY):
    """An array."""


class JSON(sqltypes.JSON):
    """json"""

    _keys = ("none_as_null",)

    def __init__(self, none_as_null=False, astext_type=None):
        self.none_as_null = none_as_null
        self.astext_type = to_instance(astext_type) if astext_type is not None else sqltypes.Text()


class JSONB(JSON):
    """jsonb"""


class JSONPATH(TypeEngine):
    """jsonpath"""


class TIMESTAMP(sqltypes.TIMESTAMP):
    """timestamp"""

    _keys = ("timezone", "precision")

    def __init__(self, timezone=False, precision=None):
        self.timezone, self.precision = timezone, precision


class TIME(sqltypes.TIME):
    """time"""

    _keys = ("timezone", "precision")

    def __init__(self, timezone=False, precision=None):
        self.timezone, self.precision = timezone, precision


class INTERVAL(TypeEngine):
    """interval"""

    _keys = ("precision", "fields")

    def __init__(self, precision=None, fields=None):
        self.precision, self.fields = precision, fields


class BIT(TypeEngine):
    """bit"""

    _keys = ("length", "varying")
    _defaults = {"varying": False}

    def __init__(self, length=None, varying=False):
        self.varying = varying
        self.length = length if varying else length or 1


class BYTEA(sqltypes.LargeBinary):
    """bytea"""


class CITEXT(sqltypes.TEXT):
    """citext"""


class HSTORE(TypeEngine):
    """hstore"""

    def __init__(self, text_type=None):
        self.text_type = to_instance(text_type) if text_type is not None else sqltypes.Text()


class ExcludeConstraint:
    """`EXCLUDE`"""


def _plain(name, *bases, doc=None):
    made = type(name, bases or (TypeEngine,), {"__doc__": doc or name.lower(), "__module__": __name__})
    globals()[name] = made
    return made


for _name in ("INET", "CIDR", "MACADDR", "MACADDR8", "MONEY", "OID", "REGCLASS", "REGCONFIG", "TSVECTOR", "TSQUERY"):
    _plain(_name)


class AbstractRange(TypeEngine):
    """A range."""


AbstractSingleRange = AbstractMultiRange = AbstractRange
for _name in ("INT4", "INT8", "NUM", "DATE", "TS", "TSTZ"):
    _plain(_name + "RANGE", AbstractRange)
    _plain(_name + "MULTIRANGE", AbstractRange)
del _name

__all__ = """
    ARRAY AbstractMultiRange AbstractRange AbstractSingleRange BIGINT BIT BOOLEAN BYTEA CHAR CIDR CITEXT DATE DOMAIN
    DATEMULTIRANGE DATERANGE DOUBLE_PRECISION ENUM FLOAT HSTORE INET INT4MULTIRANGE INT4RANGE INT8MULTIRANGE INT8RANGE
    INTEGER INTERVAL JSON JSONB JSONPATH MACADDR MACADDR8 MONEY NUMERIC NUMMULTIRANGE NUMRANGE NamedType OID REAL
    REGCLASS REGCONFIG SMALLINT TEXT TIME TIMESTAMP TSMULTIRANGE TSQUERY TSRANGE TSTZMULTIRANGE TSTZRANGE TSVECTOR UUID
    VARCHAR
""".split()

DOUBLE_PRECISION, REAL, FLOAT = sqltypes.DOUBLE_PRECISION, sqltypes.REAL, sqltypes.FLOAT
UUID = sqltypes.UUID


def from_json(described):
    """A type out of what the inspector tells."""
    if described is None:
        return sqltypes.NULLTYPE
    given = dict(described)
    name = given.pop("type")
    if "item_type" in given:
        given["item_type"] = from_json(given["item_type"])
    found = globals().get(name)
    if found is None:
        return sqltypes.NULLTYPE
    if "labels" in given:
        return found(*given.pop("labels"), **given)
    return found(**given)
