"""The driver's connection and cursors, as psycopg2 has them."""

from _retort import bridge, values
from sqlalchemy.engine import base


class RawConnection:
    """The driver's connection."""

    closed, autocommit, encoding = 0, False, "UTF8"

    def __init__(self, connection):
        self._connection = connection

    @property
    def dbapi_connection(self):
        """Itself."""
        return self

    driver_connection = connection = dbapi_connection

    def cursor(self, *args, **kwargs):
        """A cursor."""
        if args or kwargs:
            raise NotImplementedError("named cursors and cursor factories are not supported by Retort")
        return Cursor(self._connection)

    def commit(self):
        """Keep what was done."""
        bridge.call("commit", {"nested": False})
        bridge.call("begin", {"nested": False})

    def rollback(self):
        """Undo what was done."""
        bridge.call("rollback", {"nested": False})
        bridge.call("begin", {"nested": False})

    def close(self):
        """Nothing is pooled."""

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()


class Cursor:
    """A cursor."""

    arraysize, description, rowcount = 1, None, -1

    def __init__(self, connection):
        self._connection, self._rows, self.closed = connection, iter(()), False
        self.query = None

    @property
    def connection(self):
        """The connection."""
        return RawConnection(self._connection)

    def execute(self, query, vars=None):
        """Run a statement."""
        from sqlalchemy import exc
        if self.closed:
            from psycopg2 import InterfaceError
            raise InterfaceError("cursor already closed")
        if not isinstance(query, str):
            raise TypeError("argument 1 must be a string or unicode object")
        self._connection._begin_by_itself()
        text, sent = (query.replace("%", "%%"), None) if vars is None else base.driver_parameters(query, vars)
        try:
            answer = bridge.call("execute", {"statement": {"driver_sql": text}, "parameters": sent}) or {}
        except exc.DBAPIError as error:
            raise error.orig from None
        self.query, self.rowcount = query, answer.get("rowcount", -1)
        self.description = None
        if answer.get("returns_rows"):
            self.description = [(column["name"], None, None, None, None, None, None) for column in answer["columns"]]
        self._rows = iter(answer.get("rows") or ())

    def executemany(self, query, vars_list):
        """Run a statement several times."""
        for given in vars_list:
            self.execute(query, given)

    def callproc(self, procname, parameters=None):
        """Not offered."""
        raise NotImplementedError("cursor.callproc is not supported by Retort")

    def copy_from(self, *args, **kwargs):
        """Not offered."""
        raise NotImplementedError("cursor.copy_from is not supported by Retort")

    copy_to = copy_expert = copy_from

    def _need_rows(self):
        if self.description is None:
            from psycopg2 import ProgrammingError
            raise ProgrammingError("no results to fetch")

    def __iter__(self):
        self._need_rows()
        for row in self._rows:
            yield tuple(values.decode(value) for value in row)

    def __next__(self):
        return next(iter(self))

    def fetchone(self):
        """The next row, or None."""
        return next(iter(self), None)

    def fetchmany(self, size=1):
        """The next few rows."""
        found = []
        for row in self:
            found.append(row)
            if len(found) == size:
                break
        return found

    def fetchall(self):
        """All that is left."""
        return list(self)

    def mogrify(self, query, vars=None):
        """Not offered."""
        raise NotImplementedError("cursor.mogrify is not supported by Retort")

    def close(self):
        """No more."""
        self.closed = True

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self.close()
