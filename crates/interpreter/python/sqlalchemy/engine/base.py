"""Connections."""

import sys

from _retort import bridge
from sqlalchemy import exc
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.engine.result import CursorResult
from sqlalchemy.engine.url import make_url
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.dml import Insert


class Transaction:
    """A transaction of a connection."""

    nested = False

    def __init__(self, connection):
        self.connection, self.is_active = connection, True
        bridge.call("begin", {"nested": self.nested})

    @property
    def is_valid(self):
        """Whether it is open."""
        return self.is_active

    def commit(self):
        """Keep what was done."""
        self._end("commit")

    def rollback(self):
        """Undo what was done."""
        self._end("rollback")

    def close(self):
        """Undo what was done, if it is open."""
        self._end("rollback")

    def _end(self, how):
        if self.is_active:
            self.is_active = False
            self.connection._ended(self)
            bridge.call(how, {"nested": self.nested})
        elif how == "commit":
            raise exc.InvalidRequestError("This transaction is inactive")

    def __enter__(self):
        return self

    def __exit__(self, kind, value, traceback):
        if self.is_active:
            self._end("rollback" if kind is not None else "commit")


class RootTransaction(Transaction):
    """The outermost transaction."""


class NestedTransaction(Transaction):
    """A savepoint."""

    nested = True


class Connection:
    """A connection to the database."""

    def __init__(self, engine, in_transaction=False):
        self.engine = engine
        self.dialect = engine.dialect
        self.closed = self.invalidated = False
        self.info, self._options = {}, {}
        self._transactions = []
        self._autobegun = in_transaction
        self._outer = in_transaction

    @property
    def connection(self):
        """The driver's connection."""
        from sqlalchemy.engine.raw import RawConnection
        return RawConnection(self)

    @property
    def default_isolation_level(self):
        """The level of isolation."""
        return "READ COMMITTED"

    def get_isolation_level(self):
        """The level of isolation."""
        return "READ COMMITTED"

    def execution_options(self, **opt):
        """Options: those that would change what statements do are refused."""
        if opt.get("isolation_level") is not None and self.in_transaction():
            raise exc.InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                "isolation_level may not be altered unless rollback() or commit() is called first.")
        _refuse_options(opt)
        self._options.update(opt)
        return self

    def get_execution_options(self):
        """The options."""
        from sqlalchemy.util import immutabledict
        return immutabledict(self._options)

    def begin(self):
        """Begin a transaction."""
        if self._transactions or self._autobegun:
            raise exc.InvalidRequestError(
                "This connection has already initialized a SQLAlchemy Transaction() object via begin() or autobegin; "
                "can't call begin() here unless rollback() or commit() is called first."
            )
        return self._started(RootTransaction(self))

    def begin_nested(self):
        """Set a savepoint."""
        return self._started(NestedTransaction(self))

    def _started(self, transaction):
        self._transactions.append(transaction)
        return transaction

    def _ended(self, transaction):
        if transaction in self._transactions:
            self._transactions.remove(transaction)

    def in_transaction(self):
        """Whether there is a transaction."""
        # An operation begins one too, and the connection that Alembic was given does not hear of it.
        return bool(self._transactions) or self._autobegun or (self._outer and bridge.call("in_transaction", None))

    def in_nested_transaction(self):
        """Whether there is a savepoint."""
        return any(one.nested for one in self._transactions)

    def get_transaction(self):
        """The outermost transaction."""
        return self._transactions[0] if self._transactions else None

    def get_nested_transaction(self):
        """The innermost savepoint."""
        nested = [one for one in self._transactions if one.nested]
        return nested[-1] if nested else None

    def commit(self):
        """Keep what was done."""
        self._finish("commit")

    def rollback(self):
        """Undo what was done."""
        self._finish("rollback")

    def _finish(self, how):
        if self._transactions:
            self._transactions[0]._end(how)
        elif self.in_transaction():
            self._autobegun = False
            bridge.call(how, {"nested": False})

    def close(self):
        """Done."""
        if not self.closed:
            if self._autobegun and not self._outer:
                self._autobegun = False
                bridge.call("rollback", {"nested": False})
            self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()

    def execute(self, statement, parameters=None, *, execution_options=None):
        """Run a statement."""
        if self.closed:
            raise exc.ResourceClosedError("This Connection is closed")
        if not isinstance(statement, elements.Executable) and not hasattr(statement, "next_value"):
            if hasattr(statement, "__clause_element__"):
                statement = statement.__clause_element__()
            else:
                raise exc.ObjectNotExecutableError(statement)
        _refuse_options({**getattr(statement, "_execution_options", {}), **(execution_options or {})})
        self._begin_by_itself()
        return run(statement, parameters, self)

    def scalar(self, statement, parameters=None, *, execution_options=None):
        """The first column of the first row, or None."""
        return self.execute(statement, parameters, execution_options=execution_options).scalar()

    def scalars(self, statement, parameters=None, *, execution_options=None):
        """The first column of each row."""
        return self.execute(statement, parameters, execution_options=execution_options).scalars()

    def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        """Run text as it is."""
        self._begin_by_itself()
        text, sent = driver_parameters(statement, parameters)
        return CursorResult(bridge.call("execute", {"statement": {"driver_sql": text}, "parameters": sent}))

    def _begin_by_itself(self):
        if not self._transactions and not self._autobegun:
            bridge.call("begin", {"nested": False})
            self._autobegun = True

    def run_callable(self, callable_, *args, **kwargs):
        """Call a function with the connection."""
        return callable_(self, *args, **kwargs)

    def run_sync(self, callable_, *args, **kwargs):
        """Call a function with the connection."""
        return callable_(self, *args, **kwargs)


def driver_parameters(text, parameters):
    """Text and parameters as psycopg2 takes them: `%s` of a sequence are given names."""
    if not parameters:
        return text, None
    if hasattr(parameters, "keys"):
        return text, {key: sqltypes.encode(value) for key, value in parameters.items()}
    if isinstance(parameters, list) and isinstance(parameters[0], (dict, tuple, list)):
        made = [driver_parameters(text, one) for one in parameters]
        return made[0][0], [sent for _, sent in made]
    pieces = text.replace("%%", "\0").split("%s")
    if len(pieces) - 1 > len(parameters):
        raise IndexError("tuple index out of range")
    if len(pieces) - 1 < len(parameters):
        raise TypeError("not all arguments converted during string formatting")
    named = pieces[0] + "".join(f"%(p{place})s{piece}" for place, piece in enumerate(pieces[1:]))
    return named.replace("\0", "%%"), {f"p{place}": sqltypes.encode(value) for place, value in enumerate(parameters)}


def run(statement, parameters=None, connection=None):
    """Send a statement, answer its result."""
    special = getattr(statement, "_run", None)
    if special is not None:
        special()
        return CursorResult({"returns_rows": False})
    if hasattr(statement, "next_value"):
        return run(statement.next_value(), parameters, connection).scalar()
    if isinstance(statement, elements.ColumnElement):
        from sqlalchemy.sql.selectable import select
        statement = select(statement)
    rows = _rows(parameters)
    try:
        statement, sent = _sent(statement, rows, parameters)
        made = statement._statement()
    except exc.ProgrammingError as error:
        raise _with_statement(error, statement, parameters) from None
    if connection is not None:
        event_of(connection, "before", made, sent)
    answer = bridge.call("execute", {"statement": made, "parameters": sent})
    if connection is not None:
        event_of(connection, "after", made, sent)
    if isinstance(statement, Insert):
        return statement._result(answer, sent)
    made = CursorResult(answer or {"returns_rows": False}, _types(statement, answer))
    made._columns.sources = getattr(statement, "_raw", ())
    return made


def event_of(connection, when, statement, sent):
    """Tell listeners of a statement."""
    events = sys.modules.get("sqlalchemy.event")
    if events is not None and events._listeners:
        events._statement(connection, when, statement, sent)


def _sent(statement, rows, parameters):
    """The statement and its parameters as JSON."""
    if isinstance(statement, Insert) and not statement._rows and statement._select is None:
        rows = rows if rows is not None else [{}]
        sent = statement._parameters(rows)
        if sent is None:
            return statement.values(rows), None
        statement = statement._with(_many=len(rows) > 1, _given=list(rows[0]))
        return statement, None if sent == [{}] else sent[0] if len(sent) == 1 else sent
    if rows is None:
        return statement, None
    kinds = getattr(statement, "_types", {})
    sent = [{str(key): _parameter(statement, key, value, kinds) for key, value in row.items()} for row in rows]
    return statement, sent if isinstance(parameters, (list, tuple)) else sent[0]


def _with_statement(error, statement, parameters):
    """An error of the driver with the statement that it is about."""
    if error.args[0].find("[SQL: ") >= 0:
        return error
    text = str(elements.Compiled(statement, {}))
    shown = f"\n[parameters: {parameters!r}]" if parameters else ""
    made = type(error)(text, parameters, error.orig)
    made.args = (f"{error.args[0]}\n[SQL: {text}]{shown}\n(Background on this error at: https://sqlalche.me/e/21/f405)",)
    return made


def _parameter(statement, key, value, kinds):
    type_ = kinds.get(key) or _column_type(statement, key)
    if isinstance(value, (list, tuple, set, frozenset)) and key in getattr(statement, "_expanding", ()):
        return [sqltypes.encode(one, type_) for one in value]
    if isinstance(value, (set, frozenset)) or (type(value) is list and type_ is None):
        value = list(value)
    return sqltypes.encode(value, type_)


def _column_type(statement, key):
    table = getattr(statement, "table", None)
    column = table.columns.get(key) if table is not None else None
    return column.type if column is not None else None


def _rows(parameters):
    if parameters is None:
        return None
    if isinstance(parameters, (list, tuple)):
        for row in parameters:
            if not hasattr(row, "keys"):
                raise exc.ArgumentError("List argument must consist only of dictionaries")
        return [dict(row) for row in parameters] or None
    if not hasattr(parameters, "keys"):
        raise exc.ArgumentError("mapping or list expected for parameters")
    return [dict(parameters)]


def _types(statement, answer):
    if hasattr(statement, "_result_types"):
        return statement._result_types()
    named = getattr(statement, "_columns", None)
    if named and answer:
        known = dict(named)
        return [known.get(column["name"]) for column in answer.get("columns") or ()]
    return None


class Engine:
    """The database."""

    def __init__(self, url, **kw):
        _refuse_options({**kw, **(kw.get("execution_options") or {})})
        self.url = make_url(url)
        self.dialect = Dialect()
        self.echo, self.pool, self.name, self.driver = kw.get("echo", False), None, "postgresql", "psycopg2"

    def connect(self):
        """A connection."""
        made = Connection(self)
        events = sys.modules.get("sqlalchemy.event")
        if events is not None and events._listeners:
            events._connected(self, made)
        return made

    def begin(self):
        """A connection with a transaction."""
        return _Begun(self)

    def raw_connection(self):
        """The driver's connection."""
        return self.connect().connection

    def dispose(self, close=True):
        """There is no pool."""

    def execution_options(self, **opt):
        """Options: AUTOCOMMIT is not offered."""
        _refuse_options(opt)
        return self

    def __repr__(self):
        return f"Engine({self.url!r})"


def _refuse_options(options):
    """Refuse options that would change what statements do."""
    level = options.get("isolation_level")
    if level is not None and level != "READ COMMITTED":
        raise NotImplementedError(
            f"isolation_level={level!r} is not supported by Retort: use op.get_context().autocommit_block()")
    for name in ("schema_translate_map", "postgresql_readonly"):
        if options.get(name):
            raise NotImplementedError(f"the option {name} of a connection is not supported by Retort")


class _Begun:
    """`with engine.begin() as connection`"""

    def __init__(self, engine):
        self._connection = engine.connect()

    def __enter__(self):
        self._transaction = self._connection.begin()
        return self._connection

    def __exit__(self, kind, value, traceback):
        self._transaction.__exit__(kind, value, traceback)
        self._connection.close()


def create_engine(url, **kw):
    """The database, by its URL."""
    made = Engine(url, **kw)
    check_backend(made.url.get_backend_name())
    return made


def check_backend(backend):
    """Refuse what is not PostgreSQL."""
    if backend not in ("postgresql", "postgres"):
        if backend in ("sqlite", "mysql", "mariadb", "oracle", "mssql"):
            raise NotImplementedError(f"the dialect {backend!r} is not supported by Retort: PostgreSQL only")
        raise exc.NoSuchModuleError(f"Can't load plugin: sqlalchemy.dialects:{backend}")
    if backend == "postgres":
        raise exc.NoSuchModuleError("Can't load plugin: sqlalchemy.dialects:postgres")


def engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    """The database, by its configuration."""
    options = {key[len(prefix):]: value for key, value in dict(configuration).items() if key.startswith(prefix)}
    options.update(kwargs)
    url = options.pop("url")
    return create_engine(url, **options)
