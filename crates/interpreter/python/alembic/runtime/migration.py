"""MigrationContext: what a migration runs in."""

from _retort import bridge
from _retort.blocks import block
from sqlalchemy.engine.base import Connection
from sqlalchemy.engine.interfaces import Dialect
from sqlalchemy.engine.mock import MockConnection


class PostgresqlImpl:
    """PostgreSQL."""

    __dialect__ = "postgresql"
    transactional_ddl = True

    def __init__(self, context):
        self.connection, self.dialect = context.connection, context.dialect
        self.as_sql = context.as_sql

    @property
    def bind(self):
        """The connection."""
        return self.connection

    def execute(self, sql, execution_options=None):
        """Run a statement."""
        from alembic.operations.base import executable
        special = getattr(sql, "_run", None)
        if special is not None:
            return special()
        bridge.call("operation", {"op": "execute", "sqltext": executable(sql)})


class MigrationContext:
    """The connection and the options of a run."""

    def __init__(self, environment, connection, target_metadata, opts):
        self.environment_context, self.config = environment, getattr(environment, "config", None)
        self.opts = {**opts, "target_metadata": target_metadata}
        self.as_sql = environment.is_offline_mode() if environment is not None else bool(opts.get("as_sql"))
        if connection is not None:
            self.dialect = connection.dialect
        else:
            self.dialect = Dialect._unconnected(**(opts.get("dialect_opts") or {}))
        if self.as_sql:
            connection = MockConnection(self.dialect, lambda construct, *parameters: self.impl.execute(construct))
        elif connection is not None:
            connection._autobegun = connection._outer = True
        self.connection = connection
        self.impl = PostgresqlImpl(self)
        self._target = target_metadata
        self.version_table = opts.get("version_table") or "alembic_version"
        self.version_table_schema = opts.get("version_table_schema")
        self._transaction_per_migration = bool(opts.get("transaction_per_migration"))

    @classmethod
    def configure(cls, connection=None, url=None, dialect_name=None, dialect=None, environment_context=None,
                  dialect_opts=None, opts=None):
        """A context of one's own, over the connection."""
        from alembic.util import CommandError
        opts = dict(opts or {})
        if connection is None and (url is not None or dialect_name is not None or dialect is not None):
            raise NotImplementedError(
                "MigrationContext.configure without a connection is not supported by Retort")
        if connection is None:
            raise Exception("Connection, url, or dialect_name is required.")
        if not isinstance(connection, Connection):
            raise CommandError("'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection "
                               f"instance, got {connection!r}")
        refused = [name for name in ("version_table", "version_table_schema", "as_sql", "output_buffer") if opts.get(name)]
        if refused:
            raise NotImplementedError(f"MigrationContext.configure(opts={{{refused[0]!r}: …}}) is not supported by Retort")
        for message in ("Context impl PostgresqlImpl.", "Will assume transactional DDL."):
            bridge.call("log", {"logger": "alembic.runtime.migration", "level": "INFO", "message": message})
        return cls(environment_context, connection, opts.get("target_metadata"), opts)

    @property
    def bind(self):
        """The connection."""
        return self.connection

    @property
    def script(self):
        """The folder of scripts is the core's."""
        raise NotImplementedError("MigrationContext.script is not supported by Retort")

    def _naming_convention(self):
        target = self._target[0] if isinstance(self._target, (list, tuple)) and self._target else self._target
        return getattr(target, "naming_convention", None)

    def execute(self, sql, execution_options=None):
        """Run a statement."""
        self.impl.execute(sql, execution_options)

    def get_current_revision(self):
        """The revision of the database."""
        heads = self.get_current_heads()
        return heads[0] if heads else None

    def get_current_heads(self):
        """The revisions of the database."""
        return tuple(bridge.call("inspect", {"what": "current_heads"}) or ())

    @block
    def autocommit_block(self):
        """Outside of any transaction."""
        bridge.call("autocommit_begin")
        try:
            yield
        except BaseException:
            bridge.call("autocommit_end", {"failed": True})
            raise
        bridge.call("autocommit_end", {"failed": False})

    @block
    def begin_transaction(self, _per_migration=False):
        """A transaction around the migrations."""
        with self.environment_context.begin_transaction():
            yield
