"""Tables, joins, queries."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import ColumnCollection, compact
from sqlalchemy.sql.type_api import type_json

_enclosing = []


STYLES = ("SelectLabelStyle", "LABEL_STYLE_DEFAULT", "LABEL_STYLE_DISAMBIGUATE_ONLY", "LABEL_STYLE_NONE",
          "LABEL_STYLE_TABLENAME_PLUS_COL")


def __getattr__(name):
    if name in STYLES:
        from sqlalchemy.sql import choices
        return getattr(choices, name)
    raise AttributeError(f"module 'sqlalchemy.sql.selectable' has no attribute {name!r}")


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
        for key, name, type_ in columns:
            made = elements.ColumnClause(name, type_, _selectable=self)
            made.key = key
            self._columns.add(made)

    @property
    def columns(self):
        """The columns."""
        return self._columns


def described(columns):
    """Key, name and type of each column."""
    return [(column.key or column.name, column.name, column.type) for column in columns]


class Alias(_Renamed):
    """A table by another name."""

    def __init__(self, element, name=None):
        if type(element) is Alias:
            element = element.element
        self.element, self.name = element, name or elements.anonymous(element.name or "anon")
        self._adopt(described(element.columns))

    def _from(self):
        return {**self.element._from(), "alias": str(self.name)}


class Subquery(_Renamed):
    """A query as a table."""

    _lateral = False

    def __init__(self, query, name=None):
        self.element, self.name = query, name or elements.anonymous("anon")
        self._adopt(query._named())

    def _from(self):
        query = self.element._named_json if self._lateral else lambda: apart(self.element._named_json)
        made = {"subquery": query(), "alias": str(self.name)}
        return {**made, "lateral": True} if self._lateral else made

    def alias(self, name=None, flat=False):
        """The query by another name."""
        return type(self)(self.element, name)

    def as_scalar(self):
        """The query as a value."""
        return self.element.scalar_subquery()


class Lateral(Subquery):
    """A query that sees the tables before it."""

    _lateral = True


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
        made = ColumnCollection()
        for column in self._all():
            table = getattr(column, "table", None)
            made.add(column, f"{table.name}_{column.key}" if table is not None and table.name else column.key)
        return made

    def _all(self):
        """The columns of both sides, whatever they are called."""
        return [column for side in (self.left, self.right)
                for column in (side._all() if isinstance(side, Join) else side.columns)]

    def select(self):
        """`SELECT … FROM` it"""
        return select(self)

    def _covers(self):
        return [*self.left._covers(), *self.right._covers(), self]

    def _from(self):
        made = {"join": self.left._from(), "right": self.right._from(), "on": self.onclause._expr()}
        if self.isouter:
            made["outer"] = True
        if self.full:
            made["full"] = True
        return made


def apart(build):
    """Build the JSON of a query in FROM, which sees nothing of the enclosing ones."""
    kept = _enclosing[:]
    _enclosing.clear()
    try:
        return build()
    finally:
        _enclosing[:] = kept


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
    if isinstance(item, SelectBase):
        return item.subquery()
    if isinstance(item, elements.TextClause):
        return TextFrom(item.text)
    if not isinstance(item, FromClause):
        raise exc.ArgumentError(f"FROM expression, such as a Table or alias() object expected, got {item!r}.")
    return item


class TextFrom(FromClause):
    """Text in FROM."""

    columns = ColumnCollection()

    def __init__(self, text):
        self.text = text

    def _from(self):
        return {"text": self.text}


class SelectBase(elements.Executable, elements.ClauseElement):
    """What all queries share."""

    is_select = True
    __hash__ = object.__hash__

    def _with(self, **changes):
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.__dict__.update(changes)
        return made

    def _statement(self):
        return {"select": self._select_json()}

    _expr = _statement

    def _named_json(self):
        return self._select_json()

    def _tables(self):
        return iter(())

    def options(self, *options):
        """Options of the ORM say nothing here."""
        return self

    def subquery(self, name=None):
        """The query as a table."""
        return Subquery(self, name)

    def alias(self, name=None, flat=False):
        """The query as a table."""
        return Subquery(self, name)

    def lateral(self, name=None):
        """The query as a table that sees those before it."""
        return Lateral(self, name)

    def cte(self, name=None, recursive=False, nesting=False):
        """`WITH`"""
        from sqlalchemy.sql.compound import CTE
        return CTE(self, name, recursive, nesting)

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

    def select(self, *args):
        """A query of the query."""
        return select(self.subquery())

    def _joined(self, word, others):
        from sqlalchemy.sql.compound import CompoundSelect
        return CompoundSelect(word, self, *others)

    def union(self, *other):
        """`UNION`"""
        return self._joined("UNION", other)

    def union_all(self, *other):
        """`UNION ALL`"""
        return self._joined("UNION ALL", other)

    def intersect(self, *other):
        """`INTERSECT`"""
        return self._joined("INTERSECT", other)

    def intersect_all(self, *other):
        """`INTERSECT ALL`"""
        return self._joined("INTERSECT ALL", other)

    def except_(self, *other):
        """`EXCEPT`"""
        return self._joined("EXCEPT", other)

    def except_all(self, *other):
        """`EXCEPT ALL`"""
        return self._joined("EXCEPT ALL", other)

    def __eq__(self, other):
        return self is other


class GenerativeSelect(SelectBase):
    """What SELECT and UNION share."""

    _group, _having, _order, _limit, _offset, _lock = (), (), (), None, None, None
    _label_style = None

    def get_label_style(self):
        """How columns are named that are selected."""
        from sqlalchemy.sql.choices import LABEL_STYLE_DEFAULT
        return LABEL_STYLE_DEFAULT if self._label_style is None else self._label_style

    def set_label_style(self, style):
        """Columns named in another way."""
        return self._with(_label_style=style)

    def group_by(self, *clauses):
        """`GROUP BY`"""
        if len(clauses) == 1 and clauses[0] is None:
            return self._with(_group=())
        return self._with(_group=(*self._group, *map(elements.by_label, clauses)))

    def order_by(self, *clauses):
        """`ORDER BY`"""
        if len(clauses) == 1 and clauses[0] is None:
            return self._with(_order=())
        return self._with(_order=(*self._order, *map(elements.by_label, clauses)))

    def limit(self, limit):
        """`LIMIT`"""
        return self._with(_limit=_count(limit))

    def offset(self, offset):
        """`OFFSET`"""
        return self._with(_offset=_count(offset))

    def fetch(self, count, with_ties=False, percent=False):
        """`FETCH FIRST`"""
        raise NotImplementedError("fetch() is not supported by Retort: use limit()")

    def slice(self, start, stop):
        """`LIMIT` and `OFFSET`"""
        return self._with(_limit=stop - start, _offset=start)

    def with_for_update(self, *, nowait=False, read=False, of=None, skip_locked=False, key_share=False):
        """`FOR UPDATE`"""
        word = ("FOR KEY SHARE" if key_share else "FOR SHARE") if read else (
            "FOR NO KEY UPDATE" if key_share else "FOR UPDATE")
        given = () if of is None else of if isinstance(of, (list, tuple)) else (of,)
        names = [str(getattr(one, "table", None).name if getattr(one, "table", None) is not None else as_from(one).name)
                 for one in given]
        made = {"word": word, "nowait": nowait, "skip_locked": skip_locked}
        return self._with(_lock={**made, "of": list(dict.fromkeys(names))})

    def _tail(self, columns):
        """What stands behind, as JSON; names in it are looked up among the columns."""
        _selected.append(columns)
        try:
            made = {"group_by": [part._expr() for part in self._group], "having": _all(self._having)}
            _selected[-1] = [*columns, "order"]
            made["order_by"] = [part._expr() for part in self._order]
        finally:
            _selected.pop()
        return {**made, "limit": _number(self._limit), "offset": _number(self._offset), "lock": self._lock}


_selected = []


def labelled(label):
    """Whether a label is written by its name: in ORDER BY, if it is selected."""
    if not _selected or _selected[-1][-1:] != ["order"]:
        return False
    return any(one is label for one in _selected[-1])


def referenced(name):
    """A name in ORDER BY or GROUP BY: what is selected under it."""
    if _selected:
        for one in _selected[-1]:
            if one != "order" and getattr(one, "name", None) == name:
                return {"column": name} if isinstance(one, elements.Label) else one._expr()
    raise exc.CompileError(
        f"Can't resolve label reference for ORDER BY / GROUP BY / DISTINCT etc. Textual SQL expression {name!r} should "
        f"be explicitly declared as text({name!r})")


def _count(value):
    if value is None or isinstance(value, elements.ClauseElement):
        return value
    try:
        return int(value)
    except (TypeError, ValueError):
        raise exc.ArgumentError(f"LIMIT/OFFSET expression expected, got {value!r}.") from None


class Select(GenerativeSelect):
    """`SELECT`"""

    _correlated, _uncorrelated, _prefixes, _distinct_on = None, None, (), ()

    def __init__(self, *entities):
        self._entities = list(entities)
        self._raw = []
        for entity in entities:
            self._raw.extend(_columns_of(entity))
        self._from_given, self._where = [entity for entity in entities if isinstance(entity, Join)], []
        self._distinct = False

    @property
    def selected_columns(self):
        """What is selected."""
        return ColumnCollection([column for column in self._raw if getattr(column, "key", None)])

    exported_columns = columns_clause = inner_columns = selected_columns

    @property
    def c(self):
        """What is selected."""
        return self.subquery().c

    @property
    def whereclause(self):
        """The condition."""
        return elements.and_(*self._where) if self._where else None

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

    def prefix_with(self, *prefixes, dialect="*"):
        """Words behind SELECT."""
        if dialect not in ("*", "postgresql"):
            return self
        return self._with(_prefixes=(*self._prefixes, *(getattr(one, "text", one) for one in prefixes)))

    def where(self, *criteria):
        """`WHERE`"""
        return self._with(_where=[*self._where, *map(elements.condition, criteria)])

    filter = where

    def filter_by(self, **kw):
        """`WHERE` by names."""
        table = self._froms()[0]
        return self.where(*[table.c[name] == value for name, value in kw.items()])

    def having(self, *criteria):
        """`HAVING`"""
        return self._with(_having=(*self._having, *map(elements.condition, criteria)))

    def select_from(self, *froms):
        """`FROM`"""
        return self._with(_from_given=[*self._from_given, *map(as_from, froms)])

    def join(self, target, onclause=None, *, isouter=False, full=False):
        """`JOIN`"""
        if hasattr(target, "_onclause"):
            target, onclause = target._target(target.owner), onclause if onclause is not None else target._onclause()
        froms = self._from_given or self._froms()
        if not froms:
            raise exc.InvalidRequestError(
                f"Can't determine which FROM clause to join from, there are no FROMs which can join to this entity")
        return self._with(_from_given=[*self._from_given[:-1], Join(froms[-1] if self._from_given else froms[0], target,
                                                                    onclause, isouter, full)])

    def outerjoin(self, target, onclause=None, *, full=False):
        """`LEFT OUTER JOIN`"""
        return self.join(target, onclause, isouter=True, full=full)

    def join_from(self, from_, target, onclause=None, *, isouter=False, full=False):
        """`FROM … JOIN`"""
        return self._with(_from_given=[*self._from_given, Join(from_, target, onclause, isouter, full)])

    def outerjoin_from(self, from_, target, onclause=None, *, full=False):
        """`FROM … LEFT OUTER JOIN`"""
        return self.join_from(from_, target, onclause, isouter=True, full=full)

    def distinct(self, *expr):
        """`DISTINCT`, `DISTINCT ON (…)`"""
        return self._with(_distinct=True, _distinct_on=(*self._distinct_on, *map(elements.by_label, expr)))

    def correlate(self, *froms):
        """The tables of the enclosing query that are left out."""
        return self._with(_correlated=() if froms and froms[0] is None else tuple(map(as_from, froms)))

    def correlate_except(self, *froms):
        """The tables that are not left out."""
        return self._with(_uncorrelated=() if froms and froms[0] is None else tuple(map(as_from, froms)))

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
        outer = _enclosing[-1] if _enclosing else ()
        if self._correlated is not None:
            outer = [item for one in _enclosing for item in one if any(item is wanted for wanted in self._correlated)]
        elif self._uncorrelated is not None:
            outer = [item for one in _enclosing for item in one
                     if not any(item is kept for kept in self._uncorrelated)]
        elif len(found) < 2:
            return found
        kept = [item for item in found if not any(item is one for one in outer)]
        if found and not kept:
            raise exc.InvalidRequestError(
                f"Select statement '{self!r}' returned no FROM clauses due to auto-correlation; specify "
                "correlate(<tables>) to control correlation manually.")
        return kept

    def _select_json(self, columns=None):
        for column in self._raw:
            if isinstance(column, elements.Unary) and column.operator == "DISTINCT":
                _warn_of_distinct()
        froms = self._froms()
        _enclosing.append([table for item in froms for table in item._covers()])
        _selected.append([])
        try:
            made = {
                "columns": columns if columns is not None else [column._expr() for column in self._shown()],
                "from": [item._from() for item in froms],
                "where": _all(self._where), "distinct": self._distinct, "prefixes": list(self._prefixes),
                "distinct_on": [part._expr() for part in self._distinct_on],
                **self._tail(self._raw),
            }
        finally:
            _enclosing.pop()
            _selected.pop()
        return {key: value for key, value in made.items() if value not in (None, [], False)}

    def _shown(self):
        """The columns, with their tables' names before their own where that is asked for."""
        if self._label_style is None or self._label_style.name != "LABEL_STYLE_TABLENAME_PLUS_COL":
            return self._raw
        if "_prefixed" not in self.__dict__ or self._prefixed[0] is not self._raw:
            taken = {}
            self._prefixed = self._raw, [_prefixed(column, taken) for column in self._raw]
        return self._prefixed[1]

    def _named(self):
        """Key, name and type of each column, as a query around it sees them."""
        found, taken = [], {}
        for column in self._shown():
            name = getattr(column, "name", None) if named(column) else None
            if name is None:
                inner = wrapped_name(column)
                family = inner or getattr(column, "name", None) or "anon"
                name = inner if inner and inner not in taken else self._anonymous(column, family)
                key = name if name == inner else f"{family}_1"
            elif name in taken and taken[name] is not column:
                name, key = self._anonymous(column, name), f"{name}_1"
            else:
                key = column.key or name
            taken[name] = column
            found.append((key, name, column.type))
        return found

    def _anonymous(self, column, family):
        made = self.__dict__.setdefault("_made_up", {})
        if id(column) not in made:
            made[id(column)] = elements.anonymous(family)
        return made[id(column)]

    def _named_json(self):
        shown = [
            column._expr() if not name.startswith("%(") else {"label": name, "expression": unlabelled(column)._expr()}
            for column, (_, name, _) in zip(self._shown(), self._named())
        ]
        return self._select_json(shown)

    def _result_types(self):
        return [column.type for column in self._raw]

    def __repr__(self):
        return f"<sqlalchemy.sql.selectable.Select object at {id(self):#x}>"


def _prefixed(column, taken):
    """A column of a table as `table_column`."""
    table = getattr(column, "table", None)
    if table is None or not table.name or table.name.startswith("%("):
        return column
    schema = f"{table.schema}_" if getattr(table, "schema", None) else ""
    name = wanted = f"{schema}{table.name}_{column.name}"
    count = 0
    while name in taken:
        count += 1
        name = f"{wanted}__{count}" if taken[wanted] is column else f"{wanted}_{count}"
    taken[name] = column
    return elements.Label(name, column)


def _warn_of_distinct():
    from _retort.warn import warn
    warn("Column-expression-level unary distinct() should not be used outside of an aggregate function. For general "
         "'SELECT DISTINCT' support use select().distinct().", exc.SAWarning)


def named(column):
    """Whether an expression has a name of its own."""
    return isinstance(column, (elements.ColumnClause, elements.Label, elements.LiteralColumn))


def unlabelled(column):
    """What a label names."""
    return column.element if isinstance(column, elements.Label) else column


def wrapped_name(column):
    """The name that a cast takes from its column."""
    if isinstance(column, (elements.Cast, elements.TypeCoerce)):
        inner = column.clause
        return inner.name if named(inner) else wrapped_name(inner)
    return None


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
        return entity._all() if isinstance(entity, Join) else list(entity.columns)
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
        kinds = query._result_types()
        self.type = kinds[0] if kinds else sqltypes.NULLTYPE

    def _expr(self):
        return {"select": self.element._select_json()}

    def correlate(self, *froms):
        """The tables of the enclosing query that are left out."""
        return ScalarSelect(self.element.correlate(*froms))

    def correlate_except(self, *froms):
        """The tables that are not left out."""
        return ScalarSelect(self.element.correlate_except(*froms))

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
        """The tables of the enclosing query that are left out."""
        return Exists(self.element.correlate(*froms))

    def correlate_except(self, *froms):
        """The tables that are not left out."""
        return Exists(self.element.correlate_except(*froms))

    def select(self):
        """`SELECT EXISTS`"""
        return select(self)


def exists(*args):
    """`EXISTS`"""
    if args and isinstance(args[0], (SelectBase, ScalarSelect)):
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
