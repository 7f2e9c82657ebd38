"""The types."""

from sqlalchemy.sql.sqltypes import *
from sqlalchemy.sql.sqltypes import _Binary
from sqlalchemy.sql.type_api import TypeDecorator, TypeEngine, UserDefinedType
