"""The exceptions of the driver, as `.orig` of SQLAlchemy's errors."""

from psycopg2 import errors
from psycopg2._errors import (
    DatabaseError,
    DataError,
    Error,
    IntegrityError,
    InterfaceError,
    InternalError,
    NotSupportedError,
    OperationalError,
    ProgrammingError,
    Warning,
)


def connect(*args, **kwargs):
    """There is no network."""
    raise NotImplementedError("psycopg2.connect is not supported by Retort: use op.get_bind()")
