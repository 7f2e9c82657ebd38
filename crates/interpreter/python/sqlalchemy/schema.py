"""Objects of the schema."""

from sqlalchemy.sql.base import *
from sqlalchemy.sql.ddl import *
from sqlalchemy.sql.schema import *


def __getattr__(name):
    if name == "CheckFirst":
        from sqlalchemy.sql.ddl import CheckFirst
        return CheckFirst
    raise AttributeError(f"module 'sqlalchemy.schema' has no attribute {name!r}")
