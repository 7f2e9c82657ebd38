"""The dialect that a connection to another database would have."""

from sqlalchemy.dialects.sqlite import *
from sqlalchemy.engine.interfaces import Dialect


class SQLiteDialect(Dialect):
    """For `isinstance`: the dialect here is PostgreSQL's."""

    name = "sqlite"
