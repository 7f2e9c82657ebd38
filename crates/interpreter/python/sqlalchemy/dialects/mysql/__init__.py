"""The types of MySQL."""

from sqlalchemy.dialects import _foreign
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import *


class _Width:
    def __init__(self, display_width=None, **kw):
        self.display_width = display_width
        self.unsigned, self.zerofill = kw.pop("unsigned", False), kw.pop("zerofill", False)


class INTEGER(_Width, sqltypes.INTEGER):
    """INTEGER"""


class BIGINT(_Width, sqltypes.BIGINT):
    """BIGINT"""


class SMALLINT(_Width, sqltypes.SMALLINT):
    """SMALLINT"""


class _Number:
    def __init__(self, precision=None, scale=None, asdecimal=True, **kw):
        self.precision, self.scale, self.asdecimal = precision, scale, asdecimal
        self.decimal_return_scale = None
        self.unsigned, self.zerofill = kw.pop("unsigned", False), kw.pop("zerofill", False)


class NUMERIC(_Number, sqltypes.NUMERIC):
    """NUMERIC"""


class DECIMAL(_Number, sqltypes.DECIMAL):
    """DECIMAL"""


class FLOAT(_Number, sqltypes.FLOAT):
    """FLOAT"""


class DOUBLE(_Number, sqltypes.DOUBLE):
    """DOUBLE"""


class REAL(_Number, sqltypes.REAL):
    """REAL"""


class _Characters:
    def __init__(self, length=None, **kw):
        self.length, self.collation = length, kw.get("collation")
        self.charset = kw.get("charset")


class VARCHAR(_Characters, sqltypes.VARCHAR):
    """VARCHAR"""


class CHAR(_Characters, sqltypes.CHAR):
    """CHAR"""


class TEXT(_Characters, sqltypes.TEXT):
    """TEXT"""


class NVARCHAR(_Characters, sqltypes.NVARCHAR):
    """NVARCHAR"""


class NCHAR(_Characters, sqltypes.NCHAR):
    """NCHAR"""


class _Fraction:
    def __init__(self, timezone=False, fsp=None):
        self.timezone, self.fsp = timezone, fsp


class DATETIME(_Fraction, sqltypes.DATETIME):
    """DATETIME"""


class TIMESTAMP(_Fraction, sqltypes.TIMESTAMP):
    """TIMESTAMP"""


class TIME(_Fraction, sqltypes.TIME):
    """TIME"""


class ENUM(sqltypes.Enum):
    """ENUM"""


globals().update(_foreign.foreign(
    __name__,
    TINYINT=sqltypes.Integer, MEDIUMINT=sqltypes.Integer, YEAR=None, INET4=None, INET6=None, SET=sqltypes.String,
    TINYTEXT=sqltypes.String, MEDIUMTEXT=sqltypes.String, LONGTEXT=sqltypes.String,
    TINYBLOB=sqltypes.LargeBinary, MEDIUMBLOB=sqltypes.LargeBinary, LONGBLOB=sqltypes.LargeBinary,
))
__getattr__ = _foreign.refuse(__name__)
