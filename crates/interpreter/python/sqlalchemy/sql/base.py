"""Keywords of dialects, collections of columns."""

from sqlalchemy import exc

# Keywords that SQLAlchemy's PostgreSQL dialect takes, by construct.
_POSTGRESQL = {
    "Index": ("include", "using", "where", "ops", "concurrently", "with", "tablespace", "nulls_not_distinct"),
    "Table": ("ignore_search_path", "tablespace", "partition_by", "with_oids", "with", "on_commit", "inherits",
              "using"),
    "PrimaryKeyConstraint": ("include",),
    "UniqueConstraint": ("include", "nulls_not_distinct"),
    "ForeignKeyConstraint": ("not_valid",),
    "ForeignKey": ("not_valid",),
    "CheckConstraint": ("not_valid",),
}


def dialect_keywords(construct, given):
    """Check keywords named `dialect_argument`, answer them."""
    for key in given:
        dialect, _, argument = key.partition("_")
        if not (dialect and argument):
            raise TypeError(f"Additional arguments should be named <dialectname>_<argument>, got {key!r}")
        if dialect == "postgresql" and argument not in _POSTGRESQL.get(construct.__name__, ()):
            raise exc.ArgumentError(
                f"Argument {key!r} is not accepted by dialect 'postgresql' on behalf of "
                f"<class 'sqlalchemy.sql.schema.{construct.__name__}'>"
            )
    return dict(given)


class ColumnCollection:
    """Columns by key, in order."""

    def __init__(self, columns=()):
        self._data = {column.key: column for column in columns}

    def __getattr__(self, name):
        if name.startswith("__") or "_data" not in self.__dict__:
            raise AttributeError(name)
        try:
            return self._data[name]
        except KeyError:
            raise AttributeError(name) from None

    def __getitem__(self, key):
        if isinstance(key, int):
            return list(self._data.values())[key]
        if isinstance(key, (tuple, list)):
            return ColumnCollection([self._data[one] for one in key])
        return self._data[key]

    def __contains__(self, key):
        if not isinstance(key, str):
            raise exc.ArgumentError("__contains__ requires a string argument")
        return key in self._data

    def __iter__(self):
        return iter(list(self._data.values()))

    def __len__(self):
        return len(self._data)

    def __bool__(self):
        return True

    def keys(self):
        """The keys."""
        return list(self._data)

    def values(self):
        """The columns."""
        return list(self._data.values())

    def items(self):
        """Keys and columns."""
        return list(self._data.items())

    def get(self, key, default=None):
        """One column."""
        return self._data.get(key, default)

    def contains_column(self, column):
        """Whether the column is one of them."""
        return any(one is column for one in self._data.values())

    def add(self, column, key=None):
        """Add one."""
        self._data[key or column.key] = column

    def remove(self, column):
        """Remove one."""
        del self._data[column.key]

    def __repr__(self):
        return f"{type(self).__name__}({', '.join(str(column) for column in self)})"


ReadOnlyColumnCollection = DedupeColumnCollection = ColumnCollection


def name_json(name):
    """The name of a constraint or an index as JSON."""
    from sqlalchemy.sql.elements import conv
    if name is None:
        return None
    if isinstance(name, conv):
        return {"conv": str(name)}
    return str(name)


def compact(values):
    """A dict without what is None."""
    return {key: value for key, value in values.items() if value is not None}
