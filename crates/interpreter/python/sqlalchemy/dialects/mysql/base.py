"""The dialect that a connection to another database would have."""

from sqlalchemy.dialects.mysql import *
from sqlalchemy.engine.interfaces import Dialect


class MySQLDialect(Dialect):
    """For `isinstance`: the dialect here is PostgreSQL's."""

    name = "mysql"
