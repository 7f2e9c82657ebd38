"""Asynchronous engines: what they are asked is done at once."""

from sqlalchemy.engine import base
from sqlalchemy.engine.url import make_url


class _Entered:
    """`async with`, and `await`, of something that is there already."""

    def __init__(self, make, leave):
        self._make, self._leave = make, leave

    def __await__(self):
        return self.__aenter__().__await__()

    async def __aenter__(self):
        self._made = self._make()
        return self._made

    async def __aexit__(self, *args):
        self._leave(self._made, *args)


class AsyncTransaction:
    """A transaction."""

    def __init__(self, transaction):
        self.sync_transaction = transaction

    async def commit(self):
        """Keep what was done."""
        self.sync_transaction.commit()

    async def rollback(self):
        """Undo what was done."""
        self.sync_transaction.rollback()


class AsyncConnection:
    """A connection."""

    def __init__(self, connection):
        self.sync_connection = connection
        self.dialect, self.engine = connection.dialect, connection.engine

    def begin(self):
        """A transaction."""
        return _Entered(lambda: AsyncTransaction(self.sync_connection.begin()),
                        lambda made, *args: made.sync_transaction.__exit__(*args))

    def begin_nested(self):
        """A savepoint."""
        return _Entered(lambda: AsyncTransaction(self.sync_connection.begin_nested()),
                        lambda made, *args: made.sync_transaction.__exit__(*args))

    async def run_sync(self, fn, *args, **kw):
        """Call a function with the connection."""
        return fn(self.sync_connection, *args, **kw)

    async def execute(self, statement, parameters=None, *, execution_options=None):
        """Run a statement."""
        return self.sync_connection.execute(statement, parameters, execution_options=execution_options)

    async def scalar(self, statement, parameters=None, *, execution_options=None):
        """The first column of the first row, or None."""
        return self.sync_connection.scalar(statement, parameters, execution_options=execution_options)

    async def scalars(self, statement, parameters=None, *, execution_options=None):
        """The first column of each row."""
        return self.sync_connection.scalars(statement, parameters, execution_options=execution_options)

    async def exec_driver_sql(self, statement, parameters=None, execution_options=None):
        """Run text as it is."""
        return self.sync_connection.exec_driver_sql(statement, parameters)

    async def execution_options(self, **opt):
        """Options."""
        self.sync_connection.execution_options(**opt)
        return self

    async def commit(self):
        """Keep what was done."""
        self.sync_connection.commit()

    async def rollback(self):
        """Undo what was done."""
        self.sync_connection.rollback()

    async def close(self):
        """Done."""
        self.sync_connection.close()

    def __await__(self):
        yield from ()
        return self

    async def __aenter__(self):
        return self

    async def __aexit__(self, *args):
        self.sync_connection.close()


class AsyncEngine:
    """The database."""

    def __init__(self, sync_engine):
        self.sync_engine = sync_engine
        self.url, self.dialect, self.name = sync_engine.url, sync_engine.dialect, sync_engine.name

    def connect(self):
        """A connection."""
        return AsyncConnection(self.sync_engine.connect())

    def begin(self):
        """A connection with a transaction."""
        def leave(made, *args):
            made._begun.__exit__(*args)
            made.sync_connection.close()

        def enter():
            made = self.connect()
            made._begun = made.sync_connection.begin()
            return made
        return _Entered(enter, leave)

    def execution_options(self, **opt):
        """Options."""
        self.sync_engine.execution_options(**opt)
        return self

    async def dispose(self, close=True):
        """There is no pool."""


def create_async_engine(url, **kw):
    """The database, by its URL."""
    from sqlalchemy import exc
    made = make_url(url)
    if made.get_backend_name() == "postgresql" and made.get_driver_name() in ("psycopg2", ""):
        raise exc.InvalidRequestError(
            "The asyncio extension requires an async driver to be used. The loaded 'psycopg2' is not async.")
    return AsyncEngine(base.create_engine(url, **kw))


def async_engine_from_config(configuration, prefix="sqlalchemy.", **kwargs):
    """The database, by its configuration."""
    options = {key[len(prefix):]: value for key, value in dict(configuration).items() if key.startswith(prefix)}
    options.update(kwargs)
    return create_async_engine(options.pop("url"), **options)


class AsyncAttrs:
    """A mixin of models."""


class AsyncSession:
    """Sessions of models are not asynchronous here."""

    def __init__(self, *args, **kwargs):
        raise NotImplementedError("sqlalchemy.ext.asyncio.AsyncSession is not supported by Retort")


class async_sessionmaker:
    """Makes asynchronous sessions, which are not offered."""

    def __init__(self, *args, **kwargs):
        pass

    def __class_getitem__(cls, argument):
        return cls

    def __call__(self, *args, **kwargs):
        return AsyncSession()


async_scoped_session = async_sessionmaker
