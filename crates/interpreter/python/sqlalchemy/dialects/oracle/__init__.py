"""The types of Oracle."""

from sqlalchemy.dialects import _foreign
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import *

NVARCHAR2 = sqltypes.NVARCHAR
globals().update(_foreign.foreign(
    __name__,
    NUMBER=sqltypes.Numeric, BFILE=sqltypes.LargeBinary, RAW=sqltypes.LargeBinary, BINARY_DOUBLE=sqltypes.Double,
    BINARY_FLOAT=sqltypes.Float, LONG=sqltypes.Text, VARCHAR2=sqltypes.VARCHAR, ROWID=None, VECTOR=None,
))
__getattr__ = _foreign.refuse(__name__)
