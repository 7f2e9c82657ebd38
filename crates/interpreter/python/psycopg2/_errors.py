"""The hierarchy of DB-API."""


class Warning(Exception):
    """A warning."""


class Error(Exception):
    """An error of the driver."""

    pgcode = None
    pgerror = None
    diag = None
    cursor = None


class InterfaceError(Error):
    """An error of the interface."""


class DatabaseError(Error):
    """An error of the database."""


class DataError(DatabaseError):
    """A problem with the data."""


class OperationalError(DatabaseError):
    """A problem of operation."""


class IntegrityError(DatabaseError):
    """Integrity is affected."""


class InternalError(DatabaseError):
    """An internal error."""


class ProgrammingError(DatabaseError):
    """A mistake of the program."""


class NotSupportedError(DatabaseError):
    """Not supported."""


for _name, _value in list(globals().items()):
    if isinstance(_value, type):
        _value.__module__ = "psycopg2"
del _name, _value
