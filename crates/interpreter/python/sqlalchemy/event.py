"""Events: nobody is told."""


def listen(target, identifier, fn, *args, **kw):
    """Listeners are not called."""
    raise NotImplementedError("sqlalchemy.event is not supported by Retort")


def listens_for(target, identifier, *args, **kw):
    """Listeners are not called."""
    return lambda fn: listen(target, identifier, fn)


def remove(target, identifier, fn):
    """Listeners are not called."""


def contains(target, identifier, fn):
    """Listeners are not called."""
    return False
