"""The connection of scripts that are written instead of run."""

from sqlalchemy import exc


class MockConnection:
    """Hands statements to a function; there are no results."""

    def __init__(self, dialect, execute):
        self._dialect, self._execute_impl = dialect, execute

    @property
    def engine(self):
        """It is its own engine."""
        return self

    @property
    def dialect(self):
        """The dialect."""
        return self._dialect

    @property
    def name(self):
        """The name of the dialect."""
        return self._dialect.name

    def connect(self, **kwargs):
        """Itself."""
        return self

    def schema_for_object(self, obj):
        """The schema of a table."""
        return obj.schema

    def execution_options(self, **kw):
        """Itself: options are for connections."""
        return self

    def _run_ddl_visitor(self, visitorcallable, element, **kwargs):
        raise NotImplementedError("MockConnection._run_ddl_visitor is not supported by Retort")

    def execute(self, obj, parameters=None, execution_options=None):
        """Hand on a statement; parameters are dropped, as there is nothing to send them to."""
        return self._execute_impl(obj, parameters)


def checks(bind, checkfirst):
    """Whether something is looked for before it is made or dropped: a script cannot look."""
    return bool(checkfirst) and not isinstance(bind, MockConnection)


def create_mock_engine(url, executor, **kw):
    """Not offered."""
    raise NotImplementedError("sqlalchemy.create_mock_engine is not supported by Retort")


def no_table_check(connection):
    """The refusal of `Dialect.has_table` for what is no connection."""
    return exc.ArgumentError(
        "The argument passed to Dialect.has_table() should be a <class 'sqlalchemy.engine.base.Connection'>, got "
        f"{type(connection)}. Additionally, the Dialect.has_table() method is for internal dialect use only; please use "
        "``inspect(some_engine).has_table(<tablename>>)`` for public API use.")
