"""INSERT, UPDATE, DELETE."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import compact
from sqlalchemy.sql.selectable import FromClause, SelectBase, TableClause, _columns_of, as_from, enclosed


class UpdateBase(elements.Executable, elements.ClauseElement):
    """What INSERT, UPDATE and DELETE share."""

    is_dml = True

    def __init__(self, table):
        table = getattr(table, "__table__", table)
        if not isinstance(table, TableClause):
            raise exc.ArgumentError(
                f"subject table for an INSERT, UPDATE or DELETE expected, got {table!r}.")
        self.table = table
        self._returning = []

    def _with(self, **changes):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

    def returning(self, *cols, **kw):
        """`RETURNING`"""
        return self._with(_returning=[*self._returning, *(one for column in cols for one in _columns_of(column))])

    def _result_types(self):
        return [column.type for column in self._returning]

    def cte(self, name=None, recursive=False, nesting=False):
        """`WITH`"""
        from sqlalchemy.sql.compound import CTE
        return CTE(self, name, recursive, nesting)

    def _named(self):
        return [(column.key or column.name, column.name, column.type) for column in self._returning]

    def _named_json(self):
        return self._statement()

    def _returned(self):
        return [column._expr() for column in self._returning] or None

    def _value(self, name, value):
        """A value for a column as JSON."""
        if hasattr(value, "__clause_element__"):
            value = value.__clause_element__()
        if isinstance(value, elements.ClauseElement):
            return elements.coerce(value, None)._expr()
        column = self.table.columns.get(name)
        type_ = column.type if column is not None else None
        if value is None and not isinstance(getattr(type_, "_kind", None), sqltypes.JSON):
            made = elements.Literal(None, type_)
            made._bound = name
            return made._expr()
        return elements.Literal(value, type_, name)._expr()

    def _key(self, column):
        if isinstance(column, str):
            return column
        if hasattr(column, "__clause_element__"):
            column = column.__clause_element__()
        return column.key

    def _check(self, names):
        known = self.table.columns
        if len(known):
            unknown = [name for name in names if name not in known]
            if unknown:
                raise exc.CompileError(f"Unconsumed column names: {', '.join(unknown)}")

    def _name(self, key):
        column = self.table.columns.get(key)
        return str(column.name) if column is not None else key


class ValuesBase(UpdateBase):
    """What INSERT and UPDATE share."""

    def __init__(self, table):
        super().__init__(table)
        self._rows = []

    def values(self, *args, **kwargs):
        """The values."""
        if args and kwargs:
            raise exc.ArgumentError("Can't pass positional and kwargs to values() simultaneously")
        given = args[0] if args else kwargs
        rows = self._listed(given) if isinstance(given, (list, tuple)) else [given]
        rows = [{self._key(key): value for key, value in row.items()} for row in rows]
        if len(rows) == 1 and len(self._rows) == 1:
            rows = [{**self._rows[0], **rows[0]}]
        return self._with(_rows=rows)

    def _listed(self, given):
        if given and not isinstance(given[0], (dict, list, tuple)):
            return [dict(zip(self.table.columns.keys(), given))]
        return [row if isinstance(row, dict) else dict(zip(self.table.columns.keys(), row)) for row in given]


class Insert(ValuesBase):
    """`INSERT`"""

    is_insert = True

    _select = None
    _conflict = None
    _inline = _many = False
    _given = ()

    def inline(self):
        """Without asking for the key."""
        return self._with(_inline=True)

    def _key_columns(self):
        """The columns of the key that the database makes: they are asked for, as SQLAlchemy does."""
        key = getattr(self.table, "_key_columns", None)
        if (key is None or self._inline or self._many or self._returning or self._select is not None
                or len(self._rows) > 1):
            return []
        row = {**dict.fromkeys(self._given), **(self._rows[0] if self._rows else {})}
        filled = self._filled(row)
        return [column for column in key() if column.key not in filled and column._made_by_database(len(key()))
                or isinstance(filled.get(column.key), elements.ClauseElement)]

    def _result(self, answer, sent):
        """The result of an execution."""
        from sqlalchemy.engine.result import CursorResult, Names, Row
        asked = self._key_columns()
        if asked and answer and answer.get("rows"):
            found = CursorResult(answer, [column.type for column in asked]).first()
            known = {column.key: value for column, value in zip(asked, found)}
            made = CursorResult({"returns_rows": False, "rowcount": answer.get("rowcount", -1)})
        else:
            known, made = {}, CursorResult(answer or {"returns_rows": False}, self._result_types())
        made.is_insert = True
        key = getattr(self.table, "_key_columns", None)
        if key is not None and not self._many and not self._returning and self._select is None and len(self._rows) < 2:
            row = self._filled(self._rows[0] if self._rows else {})
            columns = key()
            given = sent if isinstance(sent, dict) else {}
            values = [known.get(column.key, row.get(column.key, given.get(str(column.name)))) for column in columns]
            made._inserted = Row(values, Names(column.key for column in columns))
        return made

    def from_select(self, names, select, include_defaults=True):
        """`INSERT … SELECT`"""
        return self._with(_select=([self._key(name) for name in names], select))

    def on_conflict_do_nothing(self, constraint=None, index_elements=None, index_where=None):
        """`ON CONFLICT DO NOTHING`"""
        return self._with(_conflict=self._arbiter(constraint, index_elements, index_where))

    def on_conflict_do_update(self, constraint=None, index_elements=None, index_where=None, set_=None, where=None):
        """`ON CONFLICT DO UPDATE`"""
        if set_ is None:
            raise ValueError("set parameter must be a non-empty dictionary")
        made = self._arbiter(constraint, index_elements, index_where)
        made["set"] = {self._key(key): self._value(self._key(key), value) for key, value in dict(set_).items()}
        if where is not None:
            made["where"] = elements.condition(where)._expr()
        return self._with(_conflict=made)

    @staticmethod
    def _arbiter(constraint, index_elements, index_where):
        made = {}
        if index_where is not None:
            made["index_where"] = elements.condition(index_where)._expr()
        if index_elements is not None:
            made["index_elements"] = [_arbiter_element(one) for one in index_elements]
        if constraint is not None:
            made["constraint"] = str(getattr(constraint, "name", constraint))
        return made

    @property
    def excluded(self):
        """The row that was to be inserted."""
        return elements_of_excluded(self.table)

    def _statement(self):
        made = {"into": self.table._target()}
        for row in self._rows:
            self._check(row)
        rows = [{self._name(name): self._value(name, value) for name, value in self._filled(row).items()}
                for row in self._rows]
        made["rows"] = rows or None
        if self._select is not None:
            names, query = self._select
            if not isinstance(query, SelectBase):
                query = as_from(query).select()
            made["from_select"] = {"columns": [self._name(name) for name in names], "select": query._select_json()}
        asked = [column._expr() for column in self._key_columns()]
        made.update(on_conflict=self._conflict, returning=self._returned() or asked or None)
        return {"insert": compact(made)}

    def _filled(self, row):
        """A row with the client's defaults of the columns that it does not name."""
        made = dict(row)
        for column in self.table.columns:
            default = getattr(column, "default", None)
            if column.key not in made and hasattr(default, "_value") and not getattr(default, "optional", False):
                made[column.key] = default._value()
        return made

    def _parameters(self, rows):
        """Parameters of an execution as JSON, or None if they had to become values."""
        filled = [self._filled(row) for row in rows]
        if any(isinstance(value, elements.ClauseElement) for row in filled for value in row.values()):
            return None
        made = []
        for row in filled:
            known = self.table.columns
            made.append({self._name(name): self._encoded(name, value) for name, value in row.items()
                         if name in known or not len(known)})
        return made

    def _encoded(self, name, value):
        column = self.table.columns.get(name)
        return sqltypes.encode(value, column.type if column is not None else None)


def _arbiter_element(element):
    if hasattr(element, "__clause_element__"):
        element = element.__clause_element__()
    if isinstance(element, str):
        return str(element)
    return str(element.name) if isinstance(element, elements.ColumnClause) else element._expr()


def elements_of_excluded(table):
    """The columns of `excluded`."""
    from sqlalchemy.sql.selectable import _Renamed, described
    made = _Renamed()
    made.name = "excluded"
    made._adopt(described(table.columns))
    return made._columns


class _Conditional:
    """`WHERE`"""

    def where(self, *criteria):
        """`WHERE`"""
        return self._with(_where=[*self._where, *map(elements.condition, criteria)])

    filter = where

    def filter_by(self, **kw):
        """`WHERE` by names."""
        return self.where(*[self.table.c[name] == value for name, value in kw.items()])

    def _others(self, parts):
        found = []
        for part in parts:
            for item in part._tables():
                if item is not self.table and not any(item is one for one in found):
                    found.append(item)
        return found

    def _condition(self):
        return elements.and_(*self._where)._expr() if self._where else None


class Update(_Conditional, ValuesBase):
    """`UPDATE`"""

    def __init__(self, table):
        super().__init__(table)
        self._where = []

    def ordered_values(self, *pairs):
        """The values, in order."""
        return self.values(dict(pairs))

    def _statement(self):
        row = dict(self._rows[0]) if self._rows else {}
        self._check(row)
        for column in self.table.columns:
            default = getattr(column, "onupdate", None)
            if column.key not in row and default is not None and row:
                row[column.key] = default._value()
        assigned = [value for value in row.values() if isinstance(value, elements.ClauseElement)]
        others = self._others([*self._where, *assigned])
        made = enclosed([self.table, *others], lambda: {
            "values": {self._name(name): self._value(name, value) for name, value in row.items()} or None,
            "from": [item._from() for item in others] or None,
            "where": self._condition(), "returning": self._returned(),
        })
        return {"update": compact({"table": self.table._target(), **made})}


class Delete(_Conditional, UpdateBase):
    """`DELETE`"""

    def __init__(self, table):
        super().__init__(table)
        self._where = []

    def _statement(self):
        others = self._others(self._where)
        made = enclosed([self.table, *others], lambda: {
            "using": [item._from() for item in others] or None,
            "where": self._condition(), "returning": self._returned(),
        })
        return {"delete": compact({"table": self.table._target(), **made})}


def insert(table):
    """`INSERT`"""
    return Insert(table)


def update(table):
    """`UPDATE`"""
    return Update(table)


def delete(table):
    """`DELETE`"""
    return Delete(table)
