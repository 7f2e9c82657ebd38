"""The types of Microsoft SQL Server."""

from sqlalchemy.dialects import _foreign
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import *

globals().update(_foreign.foreign(
    __name__,
    TINYINT=sqltypes.Integer, NTEXT=sqltypes.UnicodeText, DATETIME2=sqltypes.DateTime,
    DATETIMEOFFSET=sqltypes.DateTime, SMALLDATETIME=sqltypes.DateTime, IMAGE=sqltypes.LargeBinary,
    ROWVERSION=sqltypes.LargeBinary, SMALLMONEY=None, SQL_VARIANT=None, UNIQUEIDENTIFIER=sqltypes.Uuid,
    XML=sqltypes.Text,
))
__getattr__ = _foreign.refuse(__name__)
