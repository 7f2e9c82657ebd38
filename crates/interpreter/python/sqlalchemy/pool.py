"""Pools: there is nothing to pool."""


class Pool:
    """A pool."""

    def __init__(self, *args, **kwargs):
        pass


class NullPool(Pool):
    """No pool."""


class QueuePool(Pool):
    """A pool."""


class StaticPool(Pool):
    """A pool of one."""


class SingletonThreadPool(Pool):
    """A pool of one a thread."""


class AssertionPool(Pool):
    """A pool of one."""


class AsyncAdaptedQueuePool(Pool):
    """A pool."""
