"""Events: listeners of statements, of tables that are made, of models that are written."""

from sqlalchemy import exc

# (target, identifier, function), forgotten when the job ends.
_listeners = []

_STATEMENTS = ("before_cursor_execute", "after_cursor_execute", "before_execute", "after_execute")
_ENGINE = (*_STATEMENTS, "connect", "first_connect", "checkout", "checkin", "close", "begin", "commit", "rollback",
           "savepoint", "rollback_savepoint", "release_savepoint", "engine_connect", "engine_disposed", "do_connect",
           "do_execute", "do_executemany", "set_connection_execution_options", "handle_error", "dialect_events")
_DDL = ("before_create", "after_create", "before_drop", "after_drop", "column_reflect", "before_parent_attach",
        "after_parent_attach")


def _reset():
    _listeners.clear()


def listen(target, identifier, fn, *args, **kw):
    """Call a function when something happens."""
    _check(target, identifier)
    _listeners.append((target, identifier, fn))


def listens_for(target, identifier, *args, **kw):
    """A decorator of listeners."""
    def register(fn):
        listen(target, identifier, fn, *args, **kw)
        return fn
    return register


def remove(target, identifier, fn):
    """Listen no more."""
    for place, (one, name, function) in enumerate(_listeners):
        if one is target and name == identifier and function is fn:
            del _listeners[place]
            return
    raise exc.InvalidRequestError(f"No listeners found for event {target} / {identifier!r} / {fn} ")


def contains(target, identifier, fn):
    """Whether a function listens."""
    return any(one is target and name == identifier and function is fn for one, name, function in _listeners)


def _check(target, identifier):
    from sqlalchemy.engine.base import Connection, Engine
    from sqlalchemy.engine.mock import MockConnection
    if isinstance(target, MockConnection):
        raise exc.InvalidRequestError(f"No such event {identifier!r} for target '{target}'")
    from sqlalchemy.sql.schema import MetaData, Table
    for kinds, known in (((Connection, Engine), _ENGINE), ((Table, MetaData), _DDL)):
        is_one = isinstance(target, kinds) or isinstance(target, type) and issubclass(target, kinds)
        if is_one and identifier not in known:
            raise exc.InvalidRequestError(f"No such event {identifier!r} for target '{target}'")


def _of(identifier, *targets):
    kinds = tuple(type(target) for target in targets)
    for target, name, fn in list(_listeners):
        if name == identifier and (any(target is one for one in targets) or target in kinds):
            yield fn


def _statement(connection, when, statement, sent):
    """Tell of a statement, before and after it runs."""
    targets = (connection, connection.engine)
    for fn in _of(f"{when}_cursor_execute", *targets):
        from _retort import bridge, values
        text = bridge.call("compile", {"statement": statement, "literal_binds": False})
        given = {key: values.decode(value) for key, value in (sent or {}).items()} if not isinstance(sent, list) else [
            {key: values.decode(value) for key, value in row.items()} for row in sent]
        fn(connection, None, text, given, None, isinstance(sent, list))


def _connected(engine, connection):
    for fn in _of("connect", engine):
        fn(connection.connection, None)


def _table(identifier, table, connection, **kw):
    """Tell of a table that is made or dropped."""
    for fn in _of(identifier, table):
        if hasattr(fn, "_for_table"):
            connection.execute(fn._for_table(table))
        else:
            fn(table, connection, **kw)


def _mapped(identifier, instance, connection):
    """Tell of a model that is written."""
    for target, name, fn in list(_listeners):
        if name == identifier and isinstance(target, type) and isinstance(instance, target):
            fn(type(instance).__mapper__, connection, instance)
