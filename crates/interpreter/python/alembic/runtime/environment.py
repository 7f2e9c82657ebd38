"""EnvironmentContext: what env.py talks to."""

from _retort import bridge, importer, variables
from _retort.blocks import block
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.util import CommandError


class EnvironmentContext:
    """The environment of one run."""

    def __init__(self, context):
        self._given = context
        self.config = Config._of(context)
        self._migration_context = None
        self._modules = {}

    @property
    def script(self):
        """The folder of scripts is the core's."""
        raise NotImplementedError("context.script is not supported by Retort")

    def _search_path(self):
        variables.begin(self._given.get("environ") or {})
        if "prepend_sys_path" not in self._given:
            return [importer.ROOT]
        paths = self._given["prepend_sys_path"] or []
        return [importer.absolute(importer.relative(path) or "") for path in paths]

    def is_offline_mode(self):
        """Whether SQL is written instead of run."""
        return bool(self._given.get("offline"))

    def is_transactional_ddl(self):
        """Whether DDL is part of transactions."""
        return self.get_context().impl.transactional_ddl

    def requires_connection(self):
        """Whether a connection is needed."""
        return not self.is_offline_mode()

    def get_head_revision(self):
        """The head."""
        return _number("head")

    def get_head_revisions(self):
        """The heads."""
        return _number("heads")

    def get_starting_revision_argument(self):
        """`start` of `start:end`."""
        start = self._given.get("starting_revision")
        if start is None and self._migration_context is None:
            raise CommandError("No starting revision argument is available.")
        return _number(start[0] if start else None)

    def get_revision_argument(self):
        """The revision that the command names."""
        target = self._given.get("destination_revision")
        if target is None:
            raise KeyError("destination_rev")
        return target[0] if isinstance(target, list) and target else _number(target)

    def get_tag_argument(self):
        """`--tag`"""
        return self._given.get("tag")

    def get_x_argument(self, as_dictionary=False):
        """`-x`"""
        given = list(self._given.get("x") or ())
        if not as_dictionary:
            return given
        made = {}
        for one in given:
            key, _, value = one.partition("=")
            made[key] = value
        return made

    def configure(self, connection=None, url=None, dialect_name=None, dialect_opts=None, transactional_ddl=None,
                  transaction_per_migration=False, output_buffer=None, starting_rev=None, tag=None,
                  template_args=None, render_as_batch=False, target_metadata=None, include_name=None,
                  include_object=None, include_schemas=False, process_revision_directives=None, compare_type=True,
                  compare_server_default=False, render_item=None, literal_binds=False, upgrade_token="upgrades",
                  downgrade_token="downgrades", alembic_module_prefix="op.", sqlalchemy_module_prefix="sa.",
                  user_module_prefix=None, on_version_apply=None, autogenerate_plugins=None, **kw):
        """Say how migrations are run."""
        given = dict(locals())
        for name in ("self", "kw", "connection", "output_buffer", "target_metadata"):
            del given[name]
        given.update(kw)
        if connection is None and url is None and dialect_name is None:
            raise CommandError("Connection, url, or dialect_name is required.")
        if connection is not None and not hasattr(connection, "_begin_by_itself"):
            raise CommandError("'connection' argument to configure() is expected to be a sqlalchemy.engine.Connection "
                               f"instance, got {connection!r}")
        if connection is None:
            from sqlalchemy.engine.base import check_backend
            from sqlalchemy.engine.url import make_url
            check_backend(make_url(url).get_backend_name() if url is not None else dialect_name)
        sent = {key: plain(value) for key, value in given.items() if value is not None}
        if url is not None:
            sent["url"] = url if isinstance(url, str) else url.render_as_string(hide_password=False)
        if target_metadata is not None:
            named = convention(target_metadata)
            if named is not None:
                sent["naming_convention"] = named
        sent["as_sql"] = self.is_offline_mode()
        self._migration_context = MigrationContext(self, connection, target_metadata, given)
        bridge.call("configure", sent)

    def get_context(self):
        """The migration context."""
        if self._migration_context is None:
            raise Exception("No context has been configured yet.")
        return self._migration_context

    def get_bind(self):
        """The connection."""
        return self.get_context().bind

    def get_impl(self):
        """What is PostgreSQL's."""
        return self.get_context().impl

    def execute(self, sql, execution_options=None):
        """Run a statement."""
        self.get_context().execute(sql, execution_options=execution_options)

    def static_output(self, text):
        """Write text among the SQL."""
        bridge.call("write", {"stream": "sql", "text": text + "\n"})

    @block
    def begin_transaction(self):
        """A transaction around the migrations."""
        self.get_context()
        bridge.call("begin_transaction")
        try:
            yield
        except BaseException:
            bridge.call("end_transaction", {"failed": True})
            raise
        bridge.call("end_transaction", {"failed": False})

    def run_migrations(self, **kw):
        """Run what the core says, step by step."""
        from _retort import revisions
        from alembic import op
        from alembic.operations.base import Operations
        previous = op._install(Operations(self.get_context()))
        try:
            while True:
                step = bridge.call("next_step")
                if step is None:
                    return
                if "ask" in step:
                    from _retort import autogenerate
                    bridge.call("answer", autogenerate.answer(self.get_context(), step["ask"]))
                    continue
                module = self._modules.get(step["path"])
                if module is None:
                    module = self._modules[step["path"]] = revisions.execute(step["path"])
                getattr(module, step["direction"])(**kw)
                bridge.call("step_done", {"revision": step["revision"]})
        finally:
            op._install(previous)


def _number(symbol):
    """What `head`, `base`… stand for."""
    answer = bridge.call("symbols", symbol)
    return tuple(answer) if isinstance(answer, list) else answer


def plain(value):
    """The part of a value that JSON can say; a function is `{"callable": name}`."""
    if value is None or isinstance(value, (str, bool, int, float)):
        return value
    if isinstance(value, (list, tuple, set, frozenset)):
        return [plain(one) for one in value]
    if isinstance(value, dict):
        return {str(key): plain(one) for key, one in value.items()}
    return {"callable": getattr(value, "__qualname__", type(value).__qualname__)}


def convention(target):
    """The naming convention of the metadata."""
    from sqlalchemy.sql.schema import convention_json
    first = target[0] if isinstance(target, (list, tuple)) and target else target
    if not hasattr(first, "naming_convention"):
        return None
    return convention_json(first.naming_convention)
