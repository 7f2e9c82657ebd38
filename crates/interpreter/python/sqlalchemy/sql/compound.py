"""UNION and its kin, WITH, VALUES, functions as tables."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import compact
from sqlalchemy.sql.selectable import (
    FromClause,
    GenerativeSelect,
    SelectBase,
    _Renamed,
    _columns_of,
    apart,
    as_from,
    described,
)


def _query(item):
    item = getattr(item, "element", item) if not isinstance(item, SelectBase) else item
    if hasattr(item, "__clause_element__"):
        item = item.__clause_element__()
    if not isinstance(item, SelectBase):
        raise exc.ArgumentError(f"SELECT construct for inclusion in a UNION or other set construct expected, got {item!r}.")
    return item


class CompoundSelect(GenerativeSelect):
    """`UNION`, `INTERSECT`, `EXCEPT`"""

    def __init__(self, word, *selects):
        self._word, self.selects = word, [_query(one) for one in selects]
        count = len(self.selects[0]._named())
        for place, one in enumerate(self.selects[1:], 2):
            if len(one._named()) != count:
                raise exc.ArgumentError(
                    f"All selectables passed to CompoundSelect must have identical numbers of columns; select #1 has "
                    f"{count} columns, select #{place} has {len(one._named())}")

    @property
    def selected_columns(self):
        """The columns of the first query."""
        return self.selects[0].selected_columns

    exported_columns = selected_columns

    @property
    def _raw(self):
        return self.selects[0]._raw

    _entities = ()

    def _select_json(self, named=False):
        parts = [apart(one._named_json if named else one._select_json) for one in self.selects]
        columns = [elements.Label(name, elements.Literal(None)) for _, name, _ in self.selects[0]._named()
                   if not name.startswith("%(")]
        made = {"compound": {"word": self._word, "parts": parts}, **self._tail(columns)}
        return {key: value for key, value in made.items() if value not in (None, [], False, ())}

    def _named_json(self):
        return self._select_json(named=True)

    def _named(self):
        return self.selects[0]._named()

    def _result_types(self):
        return self.selects[0]._result_types()


def _compound(word):
    def make(*selects):
        return CompoundSelect(word, *selects)
    return make


union, union_all = _compound("UNION"), _compound("UNION ALL")
intersect, intersect_all = _compound("INTERSECT"), _compound("INTERSECT ALL")
except_, except_all = _compound("EXCEPT"), _compound("EXCEPT ALL")


class TextualSelect(SelectBase):
    """`text(…).columns(…)`"""

    _entities = ()

    def __init__(self, text, columns):
        self.element, self._raw = text, list(columns)

    @property
    def selected_columns(self):
        """The columns."""
        from sqlalchemy.sql.base import ColumnCollection
        return ColumnCollection(self._raw)

    exported_columns = selected_columns

    def bindparams(self, *binds, **values):
        """The text with values for its parameters."""
        return TextualSelect(self.element.bindparams(*binds, **values), self._raw)

    def _statement(self):
        return self.element._statement()

    @property
    def _types(self):
        return self.element._types

    @property
    def _expanding(self):
        return self.element._expanding

    @property
    def _columns(self):
        return [(column.name, column.type) for column in self._raw]

    def _select_json(self):
        return {"text": self.element._expr()}

    def _named(self):
        return described(self._raw)

    def _result_types(self):
        return [column.type for column in self._raw]


class CTE(_Renamed):
    """`WITH`"""

    _building = []

    def __init__(self, query, name=None, recursive=False, nesting=False, root=None, alias=None):
        if nesting:
            raise NotImplementedError("cte(nesting=True) is not supported by Retort")
        self.element, self._cte_name, self.recursive = query, name or elements.anonymous("anon"), recursive
        self._root, self._alias = root if root is not None else self, alias
        self.name = alias or self._cte_name
        self._adopt(query._named())

    def _again(self, query, alias=None):
        return CTE(query, self._cte_name, self.recursive, False, self._root, alias)

    def union(self, *other):
        """`UNION` of what it stands for."""
        return self._again(CompoundSelect("UNION", self.element, *other))

    def union_all(self, *other):
        """`UNION ALL` of what it stands for."""
        return self._again(CompoundSelect("UNION ALL", self.element, *other))

    def alias(self, name=None, flat=False):
        """The same by another name."""
        return self._again(self.element, name or elements.anonymous(self._cte_name))

    def _from(self):
        cte = {"name": str(self._cte_name)}
        if not any(one is self._root for one in CTE._building):
            CTE._building.append(self._root)
            try:
                cte["query"] = apart(self.element._named_json)
            finally:
                CTE._building.pop()
            if self.recursive:
                cte["recursive"] = [name for _, name, _ in self.element._named()]
        return compact({"cte": cte, "alias": self._alias})


class Values(_Renamed):
    """`VALUES`"""

    def __init__(self, *columns, name=None, literal_binds=False):
        self._arguments, self.name, self._rows = list(columns), name or elements.anonymous("anon"), []
        self._literal = literal_binds
        self._adopt(described(columns))

    def data(self, values):
        """With these rows."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made._rows = [*self._rows, *values]
        made._adopt(described(self._arguments))
        return made

    def alias(self, name=None, flat=False):
        """By another name."""
        made = Values(*self._arguments, name=name, literal_binds=self._literal)
        made._rows = self._rows
        return made

    def _cell(self, value, column):
        if isinstance(value, elements.ClauseElement):
            return value._expr()
        made = elements.Literal(value, column.type)
        return made._inline() if self._literal else made._expr()

    def _from(self):
        rows = [[self._cell(value, column) for value, column in zip(row, self._arguments)] for row in self._rows]
        return {"values": rows, "alias": str(self.name), "columns": [str(one.name) for one in self._arguments]}


def values(*columns, name=None, literal_binds=False):
    """`VALUES`"""
    return Values(*columns, name=name, literal_binds=literal_binds)


class TableValuedAlias(_Renamed):
    """A function as a table."""

    def __init__(self, function, names, name=None, ordinality=None, scalar=False):
        self.element, self.name = function, name or elements.anonymous("anon")
        self._names, self._ordinality, self._derived, self._lateral = list(names), ordinality, False, False
        self._scalar = scalar
        columns = [one if isinstance(one, elements.ColumnElement) else elements.ColumnClause(one) for one in names]
        if ordinality is not None:
            columns.append(elements.ColumnClause(ordinality, sqltypes.Integer))
        self._adopt(described(columns))

    def _copy(self, **changes):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        made._adopt(described(self._columns))
        return made

    @property
    def column(self):
        """The table as a value."""
        return TableValuedColumn(self)

    def render_derived(self, name=None, with_types=False):
        """With the names of its columns."""
        if with_types:
            raise NotImplementedError("render_derived(with_types=True) is not supported by Retort")
        return self._copy(_derived=True, name=name or elements.anonymous("anon"))

    def alias(self, name=None, flat=False):
        """By another name."""
        return self._copy(name=name or elements.anonymous("anon"))

    def lateral(self, name=None):
        """Seeing the tables before it."""
        return self._copy(_lateral=True, name=name or self.name)

    def _from(self):
        names = [str(column.name) for column in self._columns]
        return compact({"function": self.element._expr(), "alias": str(self.name),
                        "columns": names if self._derived else None,
                        "ordinality": True if self._ordinality is not None else None,
                        "lateral": True if self._lateral else None})


class TableValuedColumn(elements.ColumnElement):
    """A table of one column as a value."""

    def __init__(self, table):
        self._table, self.type = table, table.element.type
        self.name = self.key = table.name

    def _expr(self):
        return {"column": str(self._table.name)}

    def _tables(self):
        yield self._table


def cte(selectable, name=None, recursive=False, **kw):
    """`WITH`"""
    return selectable.cte(name, recursive)


def lateral(selectable, name=None):
    """A query that sees the tables before it."""
    return selectable.lateral(name)
