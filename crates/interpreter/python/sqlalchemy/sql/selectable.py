"""Tables, joins, queries."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import ColumnCollection, compact
from sqlalchemy.sql.type_api import type_json

_enclosing = []


class FromClause(elements.ClauseElement):
    """What stands in FROM."""

    is_selectable = True
    name = None
    schema = None
    _named_by_schema = False

    @property
    def c(self):
        """The columns."""
        return self.columns

    @property
    def exported_columns(self):
        """The columns."""
        return self.columns

    def _tables(self):
        yield self

    def select(self):
        """`SELECT … FROM` it"""
        return select(self)

    def alias(self, name=None, flat=False):
        """The table by another name."""
        return Alias(self, name)

    def join(self, right, onclause=None, isouter=False, full=False):
        """`JOIN`"""
        return Join(self, right, onclause, isouter, full)

    def outerjoin(self, right, onclause=None, full=False):
        """`LEFT OUTER JOIN`"""
        return Join(self, right, onclause, True, full)

    @property
    def description(self):
        """The name."""
        return self.fullname

    @property
    def fullname(self):
        """The name with its schema."""
        return f"{self.schema}.{self.name}" if self.schema else str(self.name)

    def _covers(self):
        """The tables that it stands for in FROM."""
        return [self]


class TableClause(elements.Executable, FromClause):
    """A table by name."""

    _named_by_schema = True

    def __init__(self, name, *columns, schema=None):
        self.name, self.schema = name, schema
        self._columns = ColumnCollection()
        for column in columns:
            column.table = self
            self._columns.add(column)

    @property
    def columns(self):
        """The columns."""
        return self._columns

    @property
    def c(self):
        """The columns."""
        return self._columns

    primary_key = ()

    def insert(self):
        """`INSERT`"""
        from sqlalchemy.sql.dml import Insert
        return Insert(self)

    def update(self):
        """`UPDATE`"""
        from sqlalchemy.sql.dml import Update
        return Update(self)

    def delete(self):
        """`DELETE`"""
        from sqlalchemy.sql.dml import Delete
        return Delete(self)

    def _from(self):
        return compact({"table": str(self.name), "schema": self.schema})

    def _target(self):
        columns = {str(column.name): column.type._json() for column in self._columns}
        return compact({"table": str(self.name), "schema": self.schema, "columns": columns or None})

    def __str__(self):
        return self.fullname

    def __repr__(self):
        return f"<sqlalchemy.sql.selectable.TableClause at {id(self):#x}; {self.name}>"


def table(name, *columns, schema=None, **kw):
    """A table by name."""
    if kw:
        raise exc.ArgumentError(f"Unsupported argument(s): {list(kw)}")
    return TableClause(name, *columns, schema=schema)


class _Renamed(FromClause):
    """Something by another name, with its columns."""

    def _adopt(self, columns):
        self._columns = ColumnCollection()
        for column in columns:
            made = elements.ColumnClause(column.name, column.type, _selectable=self)
            made.key = column.key or column.name
            self._columns.add(made)

    @property
    def columns(self):
        """The columns."""
        return self._columns


class Alias(_Renamed):
    """A table by another name."""

    def __init__(self, element, name=None):
        if isinstance(element, Alias):
            element = element.element
        self.element, self.name = element, name or f"{element.name}_1"
        self._adopt(element.columns)

    def _from(self):
        return {**self.element._from(), "alias": str(self.name)}


class Subquery(_Renamed):
    """A query as a table."""

    def __init__(self, query, name=None):
        self.element, self.name = query, name or "anon_1"
        self._adopt([column for column in query.selected_columns if getattr(column, "name", None)])

    def _from(self):
        return {"subquery": self.element._select_json(), "alias": str(self.name)}


class Join(FromClause):
    """`JOIN`"""

    def __init__(self, left, right, onclause=None, isouter=False, full=False):
        self.left, self.right = as_from(left), as_from(right)
        self.isouter, self.full = isouter, full
        self.onclause = elements.condition(onclause) if onclause is not None else self._guess()

    def _guess(self):
        found = []
        for table in self.left._covers():
            found += _links(table, self.right) + _links(self.right, table)
        if not found:
            raise exc.NoForeignKeysError(
                f"Can't find any foreign key relationships between '{_described(self.left)}' and "
                f"'{_described(self.right)}'."
            )
        return elements.and_(*found)

    @property
    def columns(self):
        """The columns of both sides."""
        return ColumnCollection([*self.left.columns, *self.right.columns])

    def _covers(self):
        return [*self.left._covers(), *self.right._covers(), self]

    def _from(self):
        made = {"join": self.left._from(), "right": self.right._from(), "on": self.onclause._expr()}
        if self.isouter:
            made["outer"] = True
        if self.full:
            made["full"] = True
        return made


def _described(item):
    return getattr(item, "name", None) or "Join"


def _links(child, parent):
    found = []
    for column in getattr(child, "columns", ()):
        for key in getattr(column, "foreign_keys", ()):
            target = key._target()
            if target is not None and target.table is parent:
                found.append(target == column)
            elif target is None and key.target_fullname.rpartition(".")[0] == getattr(parent, "fullname", None):
                found.append(parent.c[key.target_fullname.rpartition(".")[2]] == column)
    return found


def as_from(item):
    """A table out of a model or itself."""
    item = getattr(item, "__table__", item)
    if hasattr(item, "__clause_element__"):
        item = item.__clause_element__()
    if isinstance(item, Select):
        return item.subquery()
    if not isinstance(item, FromClause):
        raise exc.ArgumentError(f"FROM expression, such as a Table or alias() object expected, got {item!r}.")
    return item


class Select(elements.Executable, elements.ClauseElement):
    """`SELECT`"""

    is_select = True
    __hash__ = object.__hash__

    def __init__(self, *entities):
        self._entities = list(entities)
        self._raw = []
        for entity in entities:
            self._raw.extend(_columns_of(entity))
        self._from_given, self._where, self._group, self._having = [], [], [], []
        self._order, self._limit, self._offset = [], None, None
        self._distinct = self._lock = False

    def _with(self, **changes):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

    @property
    def selected_columns(self):
        """What is selected."""
        return ColumnCollection([column for column in self._raw if getattr(column, "key", None)])

    exported_columns = columns_clause = selected_columns

    @property
    def column_descriptions(self):
        """What is selected, described."""
        return [{"name": getattr(column, "name", None), "type": column.type, "expr": column} for column in self._raw]

    def add_columns(self, *entities):
        """More columns."""
        return self._with(_entities=[*self._entities, *entities],
                          _raw=[*self._raw, *(column for entity in entities for column in _columns_of(entity))])

    def with_only_columns(self, *entities, **kw):
        """Other columns."""
        return self._with(_entities=list(entities),
                          _raw=[column for entity in entities for column in _columns_of(entity)])

    def where(self, *criteria):
        """`WHERE`"""
        return self._with(_where=[*self._where, *map(elements.condition, criteria)])

    filter = where

    def filter_by(self, **kw):
        """`WHERE` by names."""
        table = self._froms()[0]
        return self.where(*[table.c[name] == value for name, value in kw.items()])

    def select_from(self, *froms):
        """`FROM`"""
        return self._with(_from_given=[*self._from_given, *map(as_from, froms)])

    def join(self, target, onclause=None, *, isouter=False, full=False):
        """`JOIN`"""
        left = self._from_given[-1] if self._from_given else self._froms()[0]
        return self._with(_from_given=[*self._from_given[:-1], Join(left, target, onclause, isouter, full)])

    def outerjoin(self, target, onclause=None, *, full=False):
        """`LEFT OUTER JOIN`"""
        return self.join(target, onclause, isouter=True, full=full)

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        """`FROM … JOIN`"""
        return self._with(_from_given=[*self._from_given, Join(from_, target, onclause, isouter, full)])

    def group_by(self, *clauses):
        """`GROUP BY`"""
        return self._with(_group=[*self._group, *map(elements.by_label, clauses)])

    def having(self, *criteria):
        """`HAVING`"""
        return self._with(_having=[*self._having, *map(elements.condition, criteria)])

    def order_by(self, *clauses):
        """`ORDER BY`"""
        if len(clauses) == 1 and clauses[0] is None:
            return self._with(_order=[])
        return self._with(_order=[*self._order, *map(elements.by_label, clauses)])

    def limit(self, limit):
        """`LIMIT`"""
        return self._with(_limit=limit)

    def offset(self, offset):
        """`OFFSET`"""
        return self._with(_offset=offset)

    def slice(self, start, stop):
        """`LIMIT` and `OFFSET`"""
        return self._with(_limit=stop - start, _offset=start)

    def distinct(self, *expr):
        """`DISTINCT`"""
        if expr:
            raise NotImplementedError("distinct(…) with expressions (DISTINCT ON) is not supported by Retort")
        return self._with(_distinct=True)

    def with_for_update(self, **kw):
        """`FOR UPDATE`"""
        if any(kw.values()):
            raise NotImplementedError(
                f"with_for_update({next(key for key in kw if kw[key])}=) is not supported by Retort")
        return self._with(_lock=True)

    def correlate(self, *froms):
        """Tables of the enclosing query are left out in any case."""
        return self

    def options(self, *options):
        """Options of the ORM say nothing here."""
        return self

    def subquery(self, name=None):
        """The query as a table."""
        return Subquery(self, name)

    alias = subquery

    def scalar_subquery(self):
        """The query as a value."""
        return ScalarSelect(self)

    as_scalar = scalar_subquery

    def label(self, name):
        """The query as a named value."""
        return self.scalar_subquery().label(name)

    def exists(self):
        """`EXISTS`"""
        return Exists(self)

    def cte(self, name=None, recursive=False, nesting=False):
        """`WITH`"""
        raise NotImplementedError("cte() is not supported by Retort: use sa.text")

    def union(self, *other):
        """`UNION`"""
        raise NotImplementedError("union() is not supported by Retort: use sa.text")

    union_all = intersect = except_ = intersect_all = except_all = union

    def _froms(self):
        found, covered = [], []

        def add(item):
            if any(item is one for one in covered):
                return
            covered.extend(item._covers())
            found.append(item)

        for item in self._from_given:
            add(item)
        for part in [*self._raw, *self._where, *self._having]:
            for item in part._tables():
                add(item)
        outer = [item for one in _enclosing for item in one]
        if outer:
            kept = [item for item in found if not any(item is one for one in outer)]
            return kept or found
        return found

    def _select_json(self):
        froms = self._froms()
        _enclosing.append([table for item in froms for table in item._covers()])
        try:
            made = {
                "columns": [column._expr() for column in self._raw],
                "from": [item._from() for item in froms],
                "where": _all(self._where), "having": _all(self._having),
                "group_by": [part._expr() for part in self._group],
                "order_by": [part._expr() for part in self._order],
                "limit": _number(self._limit), "offset": _number(self._offset),
                "distinct": self._distinct, "for_update": self._lock,
            }
        finally:
            _enclosing.pop()
        return {key: value for key, value in made.items() if value not in (None, [], False)}

    def _statement(self):
        return {"select": self._select_json()}

    def _expr(self):
        return {"select": self._select_json()}

    def _tables(self):
        return iter(())

    def _result_types(self):
        return [column.type for column in self._raw]

    def __eq__(self, other):
        return self is other

    def __repr__(self):
        return f"<sqlalchemy.sql.selectable.Select object at {id(self):#x}>"


def _all(conditions):
    return elements.and_(*conditions)._expr() if conditions else None


def _number(value):
    if value is None:
        return None
    return elements.coerce(value, None)._expr()


def _columns_of(entity):
    if isinstance(entity, type) and hasattr(entity, "__table__"):
        return list(entity.__table__.columns)
    if hasattr(entity, "__clause_element__"):
        entity = entity.__clause_element__()
    if isinstance(entity, FromClause):
        return list(entity.columns)
    if isinstance(entity, str):
        raise exc.ArgumentError(
            f"Textual column expression {entity!r} should be explicitly declared with text({entity!r}), or use "
            f"column({entity!r}) for more specificity"
        )
    if isinstance(entity, (list, tuple)):
        raise exc.ArgumentError(
            f"Column expression, FROM clause, or other columns clause element expected, got {entity!r}. Did you mean "
            f"to say select({', '.join(repr(one) for one in entity)})?"
        )
    return [elements.coerce(entity, None)]


def select(*entities):
    """`SELECT`"""
    return Select(*entities)


class ScalarSelect(elements.ColumnElement):
    """A query as a value."""

    def __init__(self, query):
        self.element = query
        self.type = query._raw[0].type if query._raw else sqltypes.NULLTYPE

    def _expr(self):
        return {"select": self.element._select_json()}

    def correlate(self, *froms):
        """Tables of the enclosing query are left out in any case."""
        return self

    correlate_except = correlate

    def where(self, *criteria):
        """`WHERE`"""
        return ScalarSelect(self.element.where(*criteria))


class Exists(elements.ColumnElement):
    """`EXISTS`"""

    type = sqltypes.BOOLEANTYPE

    def __init__(self, query):
        self.element = query

    def _expr(self):
        return {"exists": self.element._select_json()}

    def where(self, *criteria):
        """`WHERE`"""
        return Exists(self.element.where(*criteria))

    def select_from(self, *froms):
        """`FROM`"""
        return Exists(self.element.select_from(*froms))

    def correlate(self, *froms):
        """Tables of the enclosing query are left out in any case."""
        return self

    def select(self):
        """`SELECT EXISTS`"""
        return select(self)


def exists(*args):
    """`EXISTS`"""
    if args and isinstance(args[0], (Select, ScalarSelect)):
        return Exists(getattr(args[0], "element", args[0]))
    return Exists(select(*(args or (elements.LiteralColumn("*"),))))


def join(left, right, onclause=None, isouter=False, full=False):
    """`JOIN`"""
    return Join(left, right, onclause, isouter, full)


def outerjoin(left, right, onclause=None, full=False):
    """`LEFT OUTER JOIN`"""
    return Join(left, right, onclause, True, full)


def alias(selectable, name=None, flat=False):
    """A table by another name."""
    return as_from(selectable).alias(name)


def subquery(alias, *args):
    """A query as a table."""
    return select(*args).subquery(alias)


def enclosed(tables, build):
    """Build JSON whose subqueries leave out `tables`."""
    _enclosing.append(tables)
    try:
        return build()
    finally:
        _enclosing.pop()
