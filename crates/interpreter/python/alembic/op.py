"""The directives, as functions."""

from alembic.operations.base import NAMES, Operations
from alembic.util.proxy import Proxy

_proxy = Proxy("Operations")

for _name in NAMES:
    globals()[_name] = _proxy.function(_name)
del _name


def _install(operations):
    return _proxy.install(operations)


def _offer(name):
    """Offer a directive of one's own."""
    globals()[name] = _proxy.function(name)


def register_operation(*args, **kwargs):
    """Directives of one's own are not offered."""
    return Operations.register_operation(*args, **kwargs)


def implementation_for(*args, **kwargs):
    """Directives of one's own are not offered."""
    return Operations.implementation_for(*args, **kwargs)
