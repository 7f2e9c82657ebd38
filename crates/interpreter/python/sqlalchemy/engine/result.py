"""Results: rows by position, by name, one or all."""

from _retort import values
from sqlalchemy import exc


builtins_tuple = tuple


class Keys(list):
    """The names of a result."""

    def __repr__(self):
        return f"RMKeyView({list.__repr__(self)})"


class Names(list):
    """The names of a result, with the columns that were selected, where they are known."""

    sources = ()

    def place(self, key):
        """Where a name or a column stands, or None."""
        for place, source in enumerate(self.sources):
            if source is key or getattr(source, "element", None) is key:
                return place
        name = key if isinstance(key, str) else getattr(key, "key", getattr(key, "name", None))
        return self.index(name) if name in self else None


class Row(tuple):
    """A row."""

    def __new__(cls, data, keys):
        made = super().__new__(cls, data)
        object.__setattr__(made, "_keys", keys)
        return made

    @property
    def _fields(self):
        return tuple(self._keys)

    @property
    def _mapping(self):
        return RowMapping(self._keys, self)

    def _asdict(self):
        return dict(zip(self._keys, self))

    def _tuple(self):
        return self

    @property
    def t(self):
        """The row itself."""
        return self

    _t = t

    def tuple(self):
        """The row itself."""
        return self

    @property
    def count(self):
        """The column of that name, or the method of tuples."""
        return self._shadowed("count")

    @property
    def index(self):
        """The column of that name, or the method of tuples."""
        return self._shadowed("index")

    def _shadowed(self, name):
        if name in self._keys:
            return self[self._keys.index(name)]
        return getattr(builtins_tuple(self), name)

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        try:
            return tuple.__getitem__(self, list.index(self._keys, name))
        except ValueError:
            raise AttributeError(f"Could not locate column in row for column '{name}'") from None

    def __setattr__(self, name, value):
        raise AttributeError("can't set attribute")

    def __repr__(self):
        return tuple.__repr__(self)


class RowMapping:
    """A row by names."""

    def __init__(self, keys, row):
        self._keys, self._row = keys, row

    def __getitem__(self, key):
        place = self._keys.place(key)
        if place is not None:
            return tuple.__getitem__(self._row, place)
        shown = f"'{key}'" if isinstance(key, (str, int)) else repr(key)
        raise exc.NoSuchColumnError(f"Could not locate column in row for column {shown}")

    def get(self, key, default=None):
        """One value."""
        return self[key] if key in self else default

    def __contains__(self, key):
        return (key if isinstance(key, str) else getattr(key, "key", None)) in self._keys

    def __iter__(self):
        return iter(self._keys)

    def __len__(self):
        return len(self._keys)

    def keys(self):
        """The names."""
        return list(self._keys)

    def values(self):
        """The values."""
        return list(self._row)

    def items(self):
        """Names and values."""
        return list(zip(self._keys, self._row))

    def __eq__(self, other):
        return dict(self.items()) == (dict(other.items()) if isinstance(other, RowMapping) else other)

    __hash__ = None

    def __repr__(self):
        return repr(dict(self.items()))


class _Rows:
    """What results of rows, scalars and mappings share."""

    def __init__(self, source, shape):
        self._source, self._shape, self._uniqued = source, shape, False

    def _next(self):
        return self._source._take(self._uniqued, self._shape)

    def __iter__(self):
        while True:
            found = self._next()
            if found is None:
                return
            yield found[0]

    def __next__(self):
        found = self._next()
        if found is None:
            raise StopIteration
        return found[0]

    def all(self):
        """All that is left."""
        return list(self)

    fetchall = all

    def fetchone(self):
        """The next, or None."""
        found = self._next()
        return found[0] if found else None

    def fetchmany(self, size=None):
        """The next few."""
        found = []
        while len(found) < (size or 1):
            one = self._next()
            if one is None:
                break
            found.append(one[0])
        return found

    def partitions(self, size=None):
        """All, few by few."""
        while True:
            found = self.fetchmany(size or 100)
            if not found:
                return
            yield found

    def first(self):
        """The first, or None; the rest is dropped."""
        found = self._next()
        self._source._drop()
        return found[0] if found else None

    def one_or_none(self):
        """The only one, or None."""
        found = self._next()
        if found is not None and self._next() is not None:
            self._source._drop()
            raise exc.MultipleResultsFound("Multiple rows were found when one or none was required")
        return found[0] if found else None

    def one(self):
        """The only one."""
        found = self._next()
        if found is None:
            raise exc.NoResultFound("No row was found when one was required")
        if self._next() is not None:
            self._source._drop()
            raise exc.MultipleResultsFound("Multiple rows were found when exactly one was required")
        return found[0]

    def unique(self, strategy=None):
        """Each only once."""
        self._uniqued = True
        return self

    def close(self):
        """No more."""
        self._source._drop()

    def keys(self):
        """The names."""
        return self._source._names()


class ScalarResult(_Rows):
    """One column of each row."""


class MappingResult(_Rows):
    """Each row by names."""


class Result(_Rows):
    """The answer to a statement."""

    def __init__(self, answer, types=None):
        super().__init__(self, lambda row: row)
        self.returns_rows = bool(answer.get("returns_rows"))
        self._columns = Names(column["name"] for column in answer.get("columns") or ())
        self._pending = iter(answer.get("rows") or ())
        self._types = types or []
        self._rowcount, self._closed, self._seen = answer.get("rowcount", -1), False, set()

    @property
    def rowcount(self):
        """How many rows were changed or found."""
        return self._rowcount if self._rowcount is not None else -1

    is_insert = False
    _inserted = None

    @property
    def inserted_primary_key(self):
        """The key of the row that was inserted."""
        if not self.is_insert:
            raise exc.InvalidRequestError("Statement is not an insert() expression construct.")
        if self._inserted is None:
            raise exc.InvalidRequestError(
                "Can't call inserted_primary_key when returning() is used." if self.returns_rows else
                "This statement was an executemany call; if primary key returning is supported, please use "
                ".inserted_primary_key_rows.")
        return self._inserted

    @property
    def lastrowid(self):
        """PostgreSQL has no such thing."""
        raise NotImplementedError("lastrowid is not supported by Retort: use returning()")

    @property
    def closed(self):
        """Whether it is closed."""
        return self._closed

    def _names(self):
        if not self.returns_rows:
            raise _no_rows()
        return Keys(self._columns)

    def _take(self, uniqued, shape):
        if not self.returns_rows:
            raise _no_rows()
        if self._closed:
            raise exc.ResourceClosedError("This result object is closed.")
        for data in self._pending:
            made = shape(Row([self._value(index, one) for index, one in enumerate(data)], self._columns))
            if uniqued:
                key = repr(made)
                if key in self._seen:
                    continue
                self._seen.add(key)
            return (made,)
        return None

    def _value(self, index, value):
        value = values.decode(value)
        type_ = self._types[index] if index < len(self._types) else None
        return type_._result(value) if type_ is not None and value is not None else value

    def _drop(self):
        self._pending, self._closed = iter(()), True

    def _index(self, index):
        if isinstance(index, int):
            return index
        place = self._columns.place(index)
        if place is None:
            raise exc.NoSuchColumnError(f"Could not locate column in row for column '{index}'")
        return place

    def scalars(self, index=0):
        """One column of each row."""
        self._names()
        index = self._index(index)
        return ScalarResult(self, lambda row: row[index])

    def mappings(self):
        """Each row by names."""
        self._names()
        return MappingResult(self, lambda row: row._mapping)

    def columns(self, *cols):
        """Some columns of each row."""
        places = [self._index(one) for one in cols]
        names = Names(self._columns[place] for place in places)
        return _Rows(self, lambda row: Row([row[place] for place in places], names))

    def tuples(self):
        """The rows."""
        return self

    def scalar(self):
        """The first column of the first row, or None."""
        row = self.first()
        return row[0] if row is not None else None

    def scalar_one(self):
        """The first column of the only row."""
        return self.one()[0]

    def scalar_one_or_none(self):
        """The first column of the only row, or None."""
        row = self.one_or_none()
        return row[0] if row is not None else None

    def freeze(self):
        """Not offered."""
        raise NotImplementedError("Result.freeze is not supported by Retort")

    def yield_per(self, num):
        """Rows come at once."""
        return self

    def close(self):
        """No more."""
        self._drop()

    def merge(self, *others):
        """With the rows of others."""
        import itertools
        self._pending = itertools.chain(self._pending, *(other._pending for other in others))
        return self

    def __enter__(self):
        return self

    def __exit__(self, *args):
        self._drop()


class CursorResult(Result):
    """The answer of a connection."""


class ChunkedIteratorResult(Result):
    """The answer of a session that loads models."""


ResultProxy, IteratorResult = CursorResult, ChunkedIteratorResult


def _no_rows():
    return exc.ResourceClosedError("This result object does not return rows. It has been closed automatically.")
