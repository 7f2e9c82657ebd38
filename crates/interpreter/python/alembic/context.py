"""The environment, as functions."""

from alembic.util.proxy import Proxy

_proxy = Proxy("EnvironmentContext")

for _name in ("begin_transaction", "configure", "execute", "get_bind", "get_context", "get_head_revision",
              "get_head_revisions", "get_impl", "get_revision_argument", "get_starting_revision_argument",
              "get_tag_argument", "get_x_argument", "is_offline_mode", "is_transactional_ddl", "run_migrations",
              "static_output"):
    globals()[_name] = _proxy.function(_name)
del _name


def _install(environment):
    return _proxy.install(environment)


def __getattr__(name):
    if name in ("config", "script"):
        return getattr(_proxy.target(name), name)
    raise AttributeError(f"module 'alembic.context' has no attribute {name!r}")
