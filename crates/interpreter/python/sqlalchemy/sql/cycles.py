"""Tables that refer to each other: their foreign keys are made after them and dropped before them."""

from _retort import bridge
from sqlalchemy import exc
from sqlalchemy.engine.mock import checks
from sqlalchemy.sql.base import compact, name_json
from sqlalchemy.sql.constraints import foreign_key, target
from sqlalchemy.sql.schema import ForeignKeyConstraint


def create_tables(bind, tables, checkfirst):
    """CREATE TABLE for each, then the foreign keys for which it was too early."""
    wanted, made, later = {table.fullname for table in tables}, set(), []
    for table in tables:
        made.add(table.fullname)
        early = [key for key in _keys(table) if not key.use_alter and target(key) in wanted - made]
        apart = [*early, *(key for key in _keys(table) if key.use_alter)]
        if not (apart and _there(bind, table, checkfirst)):
            later += [(table, key) for key in apart]
        table.create(bind, checkfirst=checkfirst, _without=early)
    for table, key in later:
        bridge.call("operation", foreign_key(table, key))


def drop_tables(bind, tables, checkfirst):
    """DROP TABLE for each, the foreign keys of a circle before."""
    left = [table for table in tables if not checkfirst or not checks(bind, True) or _there(bind, table, True)]
    wanted, gone = {table.fullname for table in left}, set()
    for table in left:
        gone.add(table.fullname)
        for key in _keys(table):
            if key.use_alter or target(key) in wanted - gone:
                _drop(table, key, left)
    for table in reversed(tables):
        table.drop(bind, checkfirst=checkfirst)


def _keys(table):
    """The foreign keys of a table, of its columns first."""
    return [*(key for column in table.columns for key in column._foreign_keys),
            *(item for item in table._items if isinstance(item, ForeignKeyConstraint))]


def _there(bind, table, checkfirst):
    if not checks(bind, checkfirst):
        return False
    return bridge.call("inspect", compact({"what": "has_table", "table": str(table.name), "schema": table.schema}))


def _drop(table, key, tables):
    if key.name is None:
        names = ", ".join(sorted(one.name for one in tables if _in_circle(one, tables)))
        raise exc.CircularDependencyError(
            f"Can't sort tables for DROP; an unresolvable foreign key dependency exists between tables: {names}.  Please "
            "ensure that the ForeignKey and ForeignKeyConstraint objects involved in the cycle have names so that they "
            "can be dropped using DROP CONSTRAINT.")
    bridge.call("operation", compact({
        "op": "drop_constraint", "constraint_name": name_json(key.name), "table_name": str(table.name),
        "schema": table.schema, "type_": "foreignkey"}))


def _in_circle(table, tables):
    """Whether references lead from a table back to it."""
    seen, waiting = set(), [table]
    while waiting:
        for name in map(target, _keys(waiting.pop())):
            if name == table.fullname:
                return True
            waiting += [one for one in tables if one.fullname == name and name not in seen]
            seen.add(name)
    return False
