"""The exceptions of SQLAlchemy."""


class HasDescriptionCode:
    """An exception with a code."""

    code = None


class SQLAlchemyError(HasDescriptionCode, Exception):
    """Generic error class."""


class EmulatedDBAPIException(Exception):
    """What a driver raised."""


class ArgumentError(SQLAlchemyError):
    """An invalid or conflicting function argument."""


class DuplicateColumnError(ArgumentError):
    """A column name is already present in a table."""


class ConstraintColumnNotFoundError(ArgumentError):
    """A constraint refers to a string column name that is not present."""


class ObjectNotExecutableError(ArgumentError):
    """An object was passed to .execute() that cannot be executed as SQL."""

    def __init__(self, target):
        super().__init__(f"Not an executable object: {target!r}")
        self.target = target


class NoSuchModuleError(ArgumentError):
    """A dynamically-loaded module was not found."""


class NoForeignKeysError(ArgumentError):
    """No foreign keys can be located between two selectables."""


class AmbiguousForeignKeysError(ArgumentError):
    """More than one foreign key matches."""


class CircularDependencyError(SQLAlchemyError):
    """Circular dependencies were found by a topological sort."""


class CompileError(SQLAlchemyError):
    """An error occurred during SQL compilation."""


class UnsupportedCompilationError(CompileError):
    """An operation is not supported by the given compiler."""


class IdentifierError(SQLAlchemyError):
    """Identifiers are too long."""


class InvalidRequestError(SQLAlchemyError):
    """SQLAlchemy was asked to do something it can't do."""


class IllegalStateChangeError(InvalidRequestError):
    """An unexpected state change."""


class NoInspectionAvailable(InvalidRequestError):
    """A subject produced no context for inspection."""


class PendingRollbackError(InvalidRequestError):
    """A transaction has failed and needs to be rolled back."""


class ResourceClosedError(InvalidRequestError):
    """An operation was requested from an object in a closed state."""


class NoSuchColumnError(InvalidRequestError, KeyError):
    """A nonexistent column is requested from a Row."""

    __str__ = Exception.__str__


class AmbiguousColumnError(InvalidRequestError):
    """A column name is ambiguous."""


class NoResultFound(InvalidRequestError):
    """A database result was required but none was found."""


class MultipleResultsFound(InvalidRequestError):
    """A single database result was required but more than one were found."""


class NoReferenceError(InvalidRequestError):
    """An unresolved ForeignKey reference."""


class NoReferencedTableError(NoReferenceError):
    """A ForeignKey's referred table cannot be located."""


class NoReferencedColumnError(NoReferenceError):
    """A ForeignKey's referred column cannot be located."""


class NoSuchTableError(InvalidRequestError):
    """Table does not exist or is not visible to a connection."""


class UnreflectableTableError(InvalidRequestError):
    """Table exists but can't be reflected."""


class UnboundExecutionError(InvalidRequestError):
    """SQL was attempted without a database connection to execute it on."""


class AwaitRequired(InvalidRequestError):
    """Async spawn is needed."""


class MissingGreenlet(InvalidRequestError):
    """Async spawn outside of a greenlet."""


class StatementError(SQLAlchemyError):
    """An error occurred during execution of a SQL statement."""

    statement = None
    params = None
    orig = None
    hide_parameters = False

    def __init__(self, message, statement=None, params=None, orig=None, hide_parameters=False, code=None,
                 ismulti=None):
        super().__init__(message)
        self.statement, self.params, self.orig = statement, params, orig


def _parameters(shown):
    """Parameters out of what an error shows of them."""
    import datetime
    import decimal
    import uuid
    try:
        return eval(shown, {"datetime": datetime, "Decimal": decimal.Decimal, "UUID": uuid.UUID}) if shown else {}
    except Exception:
        return {}


class DBAPIError(StatementError):
    """The execution of a database operation fails."""

    connection_invalidated = False

    def __init__(self, statement, params, orig, hide_parameters=False, connection_invalidated=False, code=None,
                 ismulti=None):
        super().__init__(f"({type(orig).__module__}.{type(orig).__name__}) {orig}", statement, params, orig)

    @classmethod
    def _from_host(cls, message, diagnostic):
        from psycopg2 import errors
        made = cls.__new__(cls)
        Exception.__init__(made, message)
        made.args = (message,)
        made.orig = errors._from_diagnostic(diagnostic, message)
        made._text = message
        return made

    def _said(self, label):
        """What stands in the message behind `[SQL: ` or `[parameters: `."""
        _, found, rest = getattr(self, "_text", "").partition(f"\n[{label}: ")
        return rest.rpartition("\n(Background on")[0].partition("]\n[parameters: ")[0].removesuffix("]") if found else None

    @property
    def statement(self):
        """The statement, as it was compiled."""
        return self.__dict__.get("statement") or self._said("SQL")

    @statement.setter
    def statement(self, value):
        self.__dict__["statement"] = value

    @property
    def params(self):
        """The parameters."""
        if self.__dict__.get("params") is not None or not hasattr(self, "_text"):
            return self.__dict__.get("params")
        return _parameters(self._said("parameters"))

    @params.setter
    def params(self, value):
        self.__dict__["params"] = value

    @property
    def code(self):
        """The code of the page about the error."""
        return self.args[0].rpartition("https://sqlalche.me/e/21/")[2].rstrip(")") if self.args else None


class InterfaceError(DBAPIError):
    """Wraps a DB-API InterfaceError."""


class DatabaseError(DBAPIError):
    """Wraps a DB-API DatabaseError."""


class DataError(DatabaseError):
    """Wraps a DB-API DataError."""


class OperationalError(DatabaseError):
    """Wraps a DB-API OperationalError."""


class IntegrityError(DatabaseError):
    """Wraps a DB-API IntegrityError."""


class InternalError(DatabaseError):
    """Wraps a DB-API InternalError."""


class ProgrammingError(DatabaseError):
    """Wraps a DB-API ProgrammingError."""


class NotSupportedError(DatabaseError):
    """Wraps a DB-API NotSupportedError."""


class SADeprecationWarning(DeprecationWarning):
    """Issued for usage of deprecated APIs."""


class MovedIn20Warning(SADeprecationWarning):
    """Issued for usage of APIs that moved in 2.0."""


RemovedIn20Warning = MovedIn20Warning


class SAWarning(RuntimeWarning):
    """Issued at runtime."""


class LegacyAPIWarning(SADeprecationWarning):
    """Indicates an API that is legacy."""
