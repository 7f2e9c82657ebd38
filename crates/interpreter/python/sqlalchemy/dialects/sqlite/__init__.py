"""The types of SQLite; PostgreSQL renders all of them."""

from sqlalchemy.dialects import _foreign
from sqlalchemy.sql import sqltypes
from sqlalchemy.sql.sqltypes import *


class DATETIME(sqltypes.DateTime):
    """A date and time; the class of the same name in SQLAlchemy is generic too."""

    def __init__(self, *arguments, **keywords):
        self.timezone = False

    def _json(self):
        return {"type": "DateTime"}


__getattr__ = _foreign.refuse(__name__)
