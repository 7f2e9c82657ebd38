"""Tables, columns, constraints, indexes."""

import sys

from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import ColumnCollection, compact, dialect_keywords, name_json
from sqlalchemy.sql.selectable import FromClause, TableClause
from sqlalchemy.sql.type_api import TypeEngine, to_instance, type_json

BLANK_SCHEMA = "BLANK_SCHEMA"
NULL_UNSPECIFIED = object()
_NO_ARG = object()

DEFAULT_NAMING_CONVENTION = {"ix": "ix_%(column_0_label)s"}


class SchemaItem:
    """An object of a schema."""

    dispatch = None

    @property
    def info(self):
        """A dict for notes."""
        return self.__dict__.setdefault("_info", {})

    @property
    def quote(self):
        """Whether the name is quoted."""
        return getattr(self, "_quote", None)


SchemaVisitable = SchemaItem


def bare_or_expression(value):
    """A string as it is, a construct as an expression."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, elements.ClauseElement):
        return value._expr()
    if isinstance(value, bool):
        return {"constant": "true" if value else "false"}
    raise exc.ArgumentError(f"SQL expression element expected, got {value!r}.")


def index_expression(value):
    """An element of an index: a column by its bare name."""
    if isinstance(value, (Column, elements.ColumnClause)):
        return str(value.name)
    return bare_or_expression(value)


def keyword_json(value):
    """A keyword of a dialect as JSON."""
    if isinstance(value, elements.ClauseElement) or hasattr(value, "__clause_element__"):
        return bare_or_expression(value)
    if isinstance(value, dict):
        return {str(key): keyword_json(one) for key, one in value.items()}
    if isinstance(value, (list, tuple, set, frozenset)):
        return [column_name(one) if isinstance(one, Column) else keyword_json(one) for one in value]
    if value is None or isinstance(value, (str, int, float, bool)):
        return value
    return repr(value)


def keywords_json(given):
    """Keywords of dialects as JSON, those that are None left out."""
    return compact({key: keyword_json(value) for key, value in given.items()})


def column_name(value):
    """The name of a column given by name or itself."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    return str(value.name) if isinstance(value, elements.ColumnElement) else str(value)


def server_default_json(value):
    """`server_default=…` as JSON, or SQLAlchemy's refusal."""
    if isinstance(value, DefaultClause):
        value = value.arg
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, Computed):
        return {"computed": value._json()}
    if isinstance(value, Identity):
        return {"identity": value._json()}
    if isinstance(value, Sequence):
        return value.next_value()._expr()
    if isinstance(value, str):
        return str(value)
    if isinstance(value, elements.ClauseElement):
        return value._expr()
    raise exc.ArgumentError(
        "Argument 'arg' is expected to be one of type '<class 'str'>' or '<class "
        "'sqlalchemy.sql.elements.ClauseElement'>' or '<class 'sqlalchemy.sql.elements.TextClause'>', got "
        f"'{type(value)}'"
    )


class FetchedValue(SchemaItem):
    """A default that the database makes."""

    is_server_default = True
    has_argument = False

    def __init__(self, for_update=False):
        self.for_update = for_update


class DefaultClause(FetchedValue):
    """`DEFAULT`"""

    has_argument = True

    def __init__(self, arg, for_update=False, _reflected=False):
        self.arg, self.for_update, self.reflected = arg, for_update, _reflected
        server_default_json(arg)

    def __repr__(self):
        return f"DefaultClause({self.arg!r}, for_update={self.for_update})"


class DefaultGenerator(SchemaItem):
    """A default of the client."""


class ColumnDefault(DefaultGenerator):
    """`default=…`"""

    def __init__(self, arg, for_update=False):
        self.arg, self.for_update = arg, for_update

    @property
    def is_callable(self):
        """Whether it is a function."""
        return callable(self.arg) and not isinstance(self.arg, elements.ClauseElement)

    @property
    def is_clause_element(self):
        """Whether it is an expression."""
        return isinstance(self.arg, elements.ClauseElement)

    @property
    def is_scalar(self):
        """Whether it is a value."""
        return not self.is_callable and not self.is_clause_element

    def _json(self, type_):
        if self.is_callable:
            return {"callable": getattr(self.arg, "__name__", repr(self.arg))}
        if self.is_clause_element:
            return self.arg._expr()
        try:
            return elements.Literal(self.arg, type_)._expr()
        except exc.SQLAlchemyError:
            return {"callable": repr(self.arg)}

    def __repr__(self):
        kind = "Callable" if self.is_callable else "ColumnElement" if self.is_clause_element else "ScalarElement"
        return f"{kind}ColumnDefault({self.arg!r})"

    def _value(self):
        """The value for one row, or an expression."""
        if self.is_callable:
            try:
                return self.arg()
            except TypeError:
                return self.arg(None)
        return self.arg


class IdentityOptions:
    """Options of sequences."""


class Identity(IdentityOptions, FetchedValue):
    """`GENERATED … AS IDENTITY`"""

    is_identity = True
    column = None

    def __init__(self, always=False, on_null=None, start=None, increment=None, minvalue=None, maxvalue=None,
                 nominvalue=None, nomaxvalue=None, cycle=None, cache=None, order=None, **dialect_kw):
        dialect_keywords(Identity, dialect_kw)
        self.always, self.on_null, self.start, self.increment = always, on_null, start, increment
        self.minvalue, self.maxvalue, self.nominvalue, self.nomaxvalue = minvalue, maxvalue, nominvalue, nomaxvalue
        self.cycle, self.cache, self.order = cycle, cache, order

    def _json(self):
        keys = ("start", "increment", "minvalue", "maxvalue", "nominvalue", "nomaxvalue", "cycle", "cache")
        return compact({"always": bool(self.always), **{key: getattr(self, key) for key in keys}})


class Computed(FetchedValue):
    """`GENERATED ALWAYS AS (…)`"""

    is_computed = True
    column = None

    def __init__(self, sqltext, persisted=None):
        self.sqltext, self.persisted = sqltext, persisted

    def _json(self):
        return compact({"sqltext": bare_or_expression(self.sqltext), "persisted": self.persisted})


class Sequence(IdentityOptions, DefaultGenerator):
    """A sequence."""

    def __init__(self, name, start=None, increment=None, minvalue=None, maxvalue=None, nominvalue=None,
                 nomaxvalue=None, cycle=None, schema=None, cache=None, order=None, data_type=None, optional=False,
                 quote=None, metadata=None, quote_schema=None, for_update=False, **dialect_kw):
        self.name, self.schema, self.metadata, self.optional = name, schema, metadata, optional
        self.start, self.increment, self.data_type = start, increment, data_type
        self.minvalue, self.maxvalue, self.nominvalue, self.nomaxvalue = minvalue, maxvalue, nominvalue, nomaxvalue
        self.cycle, self.cache, self.order = cycle, cache, order
        if metadata is not None:
            metadata._sequences[self.name] = self
            self.schema = schema if schema is not None else metadata.schema

    def _value(self):
        """The value for one row."""
        return self.next_value()

    def create(self, bind, checkfirst=True):
        """CREATE SEQUENCE."""
        from sqlalchemy.engine.mock import checks
        from sqlalchemy.sql.ddl import CreateSequence
        if not (checks(bind, checkfirst) and self._there(bind)):
            bind.execute(CreateSequence(self))

    def drop(self, bind, checkfirst=True):
        """DROP SEQUENCE."""
        from sqlalchemy.engine.mock import checks
        from sqlalchemy.sql.ddl import DropSequence
        if not checks(bind, checkfirst) or self._there(bind):
            bind.execute(DropSequence(self))

    def _there(self, bind):
        from sqlalchemy.engine.reflection import Inspector
        return Inspector(bind).has_sequence(self.name, self.schema)

    def next_value(self):
        """`nextval('…')`"""
        from sqlalchemy.sql.functions import Function
        name = f"{self.schema}.{self.name}" if self.schema else self.name
        return Function("nextval", elements.LiteralColumn("'" + name.replace("'", "''") + "'"),
                        type_=sqltypes.BigInteger)


class Column(SchemaItem, elements.ColumnClause):
    """A column of a table."""

    def __init__(self, __name_pos=None, __type_pos=None, /, *args, name=None, type_=None, autoincrement="auto",
                 default=_NO_ARG, insert_default=_NO_ARG, doc=None, key=None, index=None, unique=None, info=None,
                 nullable=NULL_UNSPECIFIED, onupdate=None, primary_key=False, server_default=None,
                 server_onupdate=None, quote=None, system=False, comment=None, insert_sentinel=False,
                 _omit_from_statements=False, _proxies=None, **dialect_kwargs):
        name, type_, rest = _positional(__name_pos, __type_pos, args, name, type_)
        dialect_keywords(Column, dialect_kwargs)
        self.name = self.key = name
        self.key = key if key is not None else name
        self.type = type_
        self._type_given = type_ is not None
        if self.type is None:
            self.type = sqltypes.NULLTYPE
        elif isinstance(self.type, type):
            self.type = to_instance(self.type)
        self.primary_key = bool(primary_key)
        self._user_nullable = nullable
        self.nullable = not self.primary_key if nullable is NULL_UNSPECIFIED else nullable
        self.autoincrement, self.index, self.unique = autoincrement, index, unique
        self.doc, self.comment, self.system, self._quote = doc, comment, system, quote
        if info is not None:
            self._info = info
        self.dialect_kwargs = dialect_kwargs
        self.table = None
        self.constraints, self.foreign_keys, self._checks = set(), set(), []
        self._foreign_keys = []
        self.identity = self.computed = None
        self.server_onupdate = server_onupdate
        given = default if default is not _NO_ARG else insert_default
        self.default = None
        if given is not _NO_ARG and given is not None:
            self.default = given if isinstance(given, DefaultGenerator) else ColumnDefault(given)
        self.onupdate = None
        if onupdate is not None:
            self.onupdate = onupdate if isinstance(onupdate, ColumnDefault) else ColumnDefault(onupdate, True)
        self.server_default = server_default
        if server_default is not None:
            if isinstance(server_default, (Computed, Identity)):
                self._attach(server_default)
            elif not isinstance(server_default, FetchedValue):
                self.server_default = DefaultClause(server_default)
        for item in rest:
            self._attach(item)

    def _attach(self, item):
        if isinstance(item, ForeignKey):
            item.parent = self
            self.foreign_keys.add(item)
            self._foreign_keys.append(item)
        elif isinstance(item, Identity):
            self.identity = self.server_default = item
            item.column = self
            if self._user_nullable is NULL_UNSPECIFIED:
                self.nullable = False
        elif isinstance(item, Computed):
            self.computed = self.server_default = item
            item.column = self
        elif isinstance(item, Sequence):
            self.default = item
        elif isinstance(item, FetchedValue):
            self.server_default = item
        elif isinstance(item, ColumnDefault):
            self.default = item
        elif isinstance(item, Constraint):
            self.constraints.add(item)
            self._checks.append(item)
        else:
            raise _no_item(item)

    def _named(self):
        if not self.name:
            raise exc.ArgumentError(
                "Column must be constructed with a non-blank name or assign a non-blank .name before adding to a Table."
            )

    def copy(self, **kw):
        """The column again, without its table."""
        made = object.__new__(type(self))
        made.__dict__.update(self.__dict__)
        made.table = None
        made.__dict__.update(kw)
        return made

    _copy = copy

    def _made_by_database(self, key_size):
        """Whether the database makes a value for the column of a key that an INSERT leaves out."""
        if self.server_default is not None or self.identity is not None or isinstance(self.default, Sequence):
            return True
        if self.default is not None or self.autoincrement is False:
            return False
        alone = key_size == 1 and not self._foreign_keys
        return isinstance(self.type._kind, sqltypes.Integer) and (alone or self.autoincrement is True)

    def references(self, column):
        """Whether a foreign key of the column points there."""
        return any(key.column is column for key in self.foreign_keys)

    @property
    def description(self):
        """The name."""
        return self.name

    def _json(self):
        """The column as ColumnSpec."""
        self._named()
        made = {"name": str(self.name)}
        if self._type_given or not isinstance(self.type, sqltypes.NullType):
            made["type"] = type_json(self.type)
        elif self._foreign_keys:
            made["type"] = self._referenced_type()
        if self._user_nullable is not NULL_UNSPECIFIED:
            made["nullable"] = bool(self._user_nullable)
        if self.primary_key:
            made["primary_key"] = True
        if self.autoincrement != "auto":
            made["autoincrement"] = self.autoincrement
        if isinstance(self.default, ColumnDefault):
            made["default"] = self.default._json(self.type)
        elif isinstance(self.default, Sequence):
            made["default"] = self.default.next_value()._expr()
        if self.onupdate is not None:
            made["onupdate"] = self.onupdate._json(self.type)
        if self.identity is not None:
            made["identity"] = self.identity._json()
        elif self.computed is not None:
            made["computed"] = self.computed._json()
        elif isinstance(self.server_default, DefaultClause):
            made["server_default"] = server_default_json(self.server_default)
        made.update(unique=self.unique, index=self.index, comment=self.comment, quote=self._quote)
        inline = [key._json() for key in self._foreign_keys if not key.use_alter]
        if inline:
            made["foreign_keys"] = inline
        if self._checks:
            made["constraints"] = [check._json() for check in self._checks]
        return compact(made)

    def _referenced_type(self):
        found = self._type_of_reference()
        return type_json(found) if found is not None else None

    def _type_of_reference(self):
        """The type of the column that the first foreign key leads to, along any number of them."""
        seen, column = set(), self
        while column is not None and id(column) not in seen:
            if column._type_given:
                return column.type
            seen.add(id(column))
            column = column._foreign_keys[0]._target() if column._foreign_keys else None
        return None

    def __repr__(self):
        parts = [repr(self.name), repr(self.type)]
        parts += [repr(key) for key in self._foreign_keys if key is not None]
        parts.append(f"table=<{self.table.description}>" if self.table is not None else "table=None")
        if self.key != self.name:
            parts.append(f"key={self.key!r}")
        if self.primary_key:
            parts.append("primary_key=True")
        if not self.nullable:
            parts.append("nullable=False")
        if self.onupdate is not None:
            parts.append(f"onupdate={self.onupdate!r}")
        if self.default is not None:
            parts.append(f"default={self.default!r}")
        if self.server_default is not None:
            parts.append(f"server_default={self.server_default!r}")
        if self.comment:
            parts.append(f"comment={self.comment!r}")
        return f"Column({', '.join(parts)})"


def _positional(first, second, args, name, type_):
    """Name and type out of positional arguments, as SQLAlchemy sorts them."""
    rest = list(args)
    if second is not None:
        rest.insert(0, second)
    elif rest and first is None:
        pass
    if first is not None:
        rest.insert(0, first)
    if rest and isinstance(rest[0], str):
        if name is not None:
            raise exc.ArgumentError("May not pass name positionally and as a keyword.")
        name = rest.pop(0)
    elif rest and first is None and name is None:
        pass
    if rest and _is_type(rest[0]):
        if type_ is not None:
            raise exc.ArgumentError("May not pass type_ positionally and as a keyword.")
        type_ = rest.pop(0)
    for item in rest:
        if not isinstance(item, SchemaItem):
            raise _no_item(item)
    return name, type_, rest


def _is_type(value):
    return isinstance(value, TypeEngine) or (isinstance(value, type) and issubclass(value, TypeEngine))


def _no_item(item):
    return exc.ArgumentError(f"'SchemaItem' object, such as a 'Column' or a 'Constraint' expected, got {item!r}")


class Constraint(SchemaItem):
    """A constraint."""

    name = None
    table = parent = None

    def __init__(self, name=None, deferrable=None, initially=None, info=None, comment=None, _create_rule=None,
                 _type_bound=False, **dialect_kw):
        self.name, self.deferrable, self.initially = name, deferrable, initially
        self.dialect_kwargs = dialect_keywords(type(self), dialect_kw)
        if info is not None:
            self._info = info

    def _common(self):
        return {"name": name_json(self.name), "deferrable": self.deferrable, "initially": self.initially,
                **keywords_json(self.dialect_kwargs)}

    def __repr__(self):
        return f"{type(self).__name__}()"


class ColumnCollectionMixin:
    """Columns given by name or themselves."""

    _pending = ()

    @property
    def columns(self):
        """The columns."""
        table = self.table
        found = [item if isinstance(item, elements.ColumnElement) else table.c[item]
                 for item in self._pending if table is not None or isinstance(item, elements.ColumnElement)]
        return ColumnCollection(found)

    c = columns

    def _names(self):
        return [column_name(item) for item in self._pending]


class ColumnCollectionConstraint(ColumnCollectionMixin, Constraint):
    """A constraint over columns."""

    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None, _autoattach=True,
                 _column_flag=False, _gather_expressions=None, **dialect_kw):
        super().__init__(name, deferrable, initially, info, **dialect_kw)
        self._pending = list(columns)

    def _json(self):
        return compact({"columns": self._names(), **self._common()})


class PrimaryKeyConstraint(ColumnCollectionConstraint):
    """`PRIMARY KEY`"""

    _item = "primary_key"

    def __iter__(self):
        return iter(self.columns)

    def __len__(self):
        return len(self._pending)

    def __contains__(self, column):
        return column in list(self.columns)

    def __repr__(self):
        return f"PrimaryKeyConstraint({', '.join(repr(column) for column in self.columns)})"

    def __init__(self, *columns, name=None, deferrable=None, initially=None, info=None, _implicit_generated=False,
                 **dialect_kw):
        super().__init__(*columns, name=name, deferrable=deferrable, initially=initially, info=info, **dialect_kw)


class UniqueConstraint(ColumnCollectionConstraint):
    """`UNIQUE`"""

    _item = "unique"


class CheckConstraint(Constraint):
    """`CHECK`"""

    _item = "check"

    def __init__(self, sqltext, name=None, deferrable=None, initially=None, table=None, info=None, _create_rule=None,
                 _autoattach=True, _type_bound=False, **dialect_kw):
        super().__init__(name, deferrable, initially, info, **dialect_kw)
        self.sqltext = sqltext

    def _json(self):
        return compact({"sqltext": bare_or_expression(self.sqltext), **self._common()})


class ForeignKey(SchemaItem):
    """A reference of a column."""

    parent = None
    constraint = None

    def __init__(self, column, _constraint=None, use_alter=False, name=None, onupdate=None, ondelete=None,
                 deferrable=None, initially=None, link_to_name=False, match=None, info=None, comment=None,
                 _unresolvable=False, **dialect_kw):
        self._colspec, self.use_alter, self.name = column, use_alter, name
        self.onupdate, self.ondelete, self.deferrable = onupdate, ondelete, deferrable
        self.initially, self.match, self.link_to_name = initially, match, link_to_name
        self.dialect_kwargs = dialect_keywords(ForeignKey, dialect_kw)

    @property
    def target_fullname(self):
        """`table.column`"""
        return reference(self._colspec)

    def _target(self):
        if isinstance(self._colspec, Column):
            return self._colspec
        if hasattr(self._colspec, "__clause_element__"):
            return self._colspec.__clause_element__()
        table = self.parent.table if self.parent is not None else None
        if table is None or table.metadata is None:
            return None
        name, _, column = str(self._colspec).rpartition(".")
        name = _within(table, f"{name}.{column}")
        found = table.metadata.tables.get(name)
        return found.c.get(column) if found is not None else None

    @property
    def column(self):
        """The referenced column."""
        found = self._target()
        if found is None:
            table, _, column = self.target_fullname.rpartition(".")
            raise exc.NoReferencedTableError(
                f"Foreign key associated with column '{self.parent}' could not find table '{table}' with which to "
                f"generate a foreign key to target column '{column}'"
            )
        return found

    def _json(self):
        target = self.target_fullname
        if "." not in target and self.parent is not None:
            target = f"{target}.{self.parent.key}"
        made = {"column": target, "name": name_json(self.name), "ondelete": self.ondelete,
                "onupdate": self.onupdate, "deferrable": self.deferrable, "initially": self.initially,
                "match": self.match, **keywords_json(self.dialect_kwargs)}
        if self.use_alter:
            made["use_alter"] = True
        return compact(made)

    def __repr__(self):
        return f"ForeignKey({self.target_fullname!r})"


def reference(column):
    """`table.column` of what a foreign key points to."""
    if hasattr(column, "__clause_element__"):
        column = column.__clause_element__()
    if isinstance(column, str):
        return str(column)
    if isinstance(column, elements.ColumnClause) and column.table is not None:
        return f"{column.table.fullname}.{column.name}"
    raise exc.ArgumentError(f"Expected string or Column for a reference, got {column!r}")


class ForeignKeyConstraint(ColumnCollectionMixin, Constraint):
    """`FOREIGN KEY`"""

    _item = "foreign_key"

    def __init__(self, columns, refcolumns, name=None, onupdate=None, ondelete=None, deferrable=None, initially=None,
                 use_alter=False, link_to_name=False, match=None, table=None, info=None, comment=None, **dialect_kw):
        super().__init__(name, deferrable, initially, info, **dialect_kw)
        self.onupdate, self.ondelete, self.use_alter, self.match = onupdate, ondelete, use_alter, match
        if len(set(map(id, refcolumns))) and len(list(columns)) != len(list(refcolumns)):
            raise exc.ArgumentError(
                "ForeignKeyConstraint number of constrained columns must match the number of referenced columns."
            )
        self._pending, self._refcolumns = list(columns), list(refcolumns)

    def _json(self):
        made = {"columns": self._names(), "refcolumns": [reference(column) for column in self._refcolumns],
                "ondelete": self.ondelete, "onupdate": self.onupdate, "match": self.match, **self._common()}
        if self.use_alter:
            made["use_alter"] = True
        return compact(made)


class Index(ColumnCollectionMixin, SchemaItem):
    """An index."""

    _item = "index"
    table = None

    def __init__(self, name, *expressions, unique=False, quote=None, info=None, _table=None, _column_flag=False,
                 **dialect_kw):
        self.name, self.unique, self._quote = name, unique, quote
        self.dialect_kwargs = dialect_keywords(Index, dialect_kw)
        self._pending = list(expressions)
        for expression in expressions:
            table = next(iter(expression._tables()), None) if isinstance(expression, elements.ClauseElement) else None
            if isinstance(table, Table):
                table.append_constraint(self)
                break

    @property
    def expressions(self):
        """The elements."""
        return list(self._pending)

    def _json(self):
        made = {"name": name_json(self.name), "columns": [index_expression(one) for one in self._pending],
                **keywords_json(self.dialect_kwargs)}
        if self.unique:
            made["unique"] = True
        return compact(made)

    def create(self, bind, checkfirst=False):
        """CREATE INDEX."""
        from _retort import bridge
        from sqlalchemy.engine.mock import checks
        made = self._json()
        made["index_name"] = made.pop("name", None)
        bridge.call("operation", compact({"op": "create_index", "table_name": str(self.table.name),
                                          "schema": self.table.schema, **made,
                                          "if_not_exists": True if checks(bind, checkfirst) else None}))

    def drop(self, bind, checkfirst=False):
        """DROP INDEX."""
        from _retort import bridge
        from sqlalchemy.engine.mock import checks
        bridge.call("operation", compact({"op": "drop_index", "index_name": name_json(self.name),
                                          "table_name": str(self.table.name), "schema": self.table.schema,
                                          "if_exists": True if checks(bind, checkfirst) else None}))

    def __repr__(self):
        parts = [repr(self.name), *(repr(one) for one in self._pending)]
        return f"Index({', '.join(parts)}{', unique=True' if self.unique else ''})"


class MetaData(SchemaItem):
    """Tables by name."""

    def __init__(self, schema=None, quote_schema=None, naming_convention=None, info=None):
        if schema is not None and not isinstance(schema, str):
            raise exc.ArgumentError(
                f"expected schema argument to be a string, got {type(schema)}."
            )
        self.schema, self._tables, self._sequences = schema, {}, {}
        self.naming_convention = dict(naming_convention) if naming_convention else dict(DEFAULT_NAMING_CONVENTION)

    @property
    def tables(self):
        """The tables by full name."""
        import types
        return types.MappingProxyType(self._tables)

    @property
    def sorted_tables(self):
        """The tables, each after those that it references."""
        return self._in_order()

    def _in_order(self, warn_of_cycles=True):
        todo = [self._tables[name] for name in sorted(self._tables)]
        needs = {table.fullname: table._referenced() & set(self._tables) for table in todo}
        order = []
        while todo:
            open_ = {table.fullname for table in todo}
            free = [table for table in todo if not needs[table.fullname] & open_]
            if not free:
                _forget_cycles(needs, open_, warn_of_cycles)
                continue
            order += free
            todo = [table for table in todo if table not in free]
        return order

    def create_all(self, bind, tables=None, checkfirst=True):
        """CREATE TABLE for each."""
        from sqlalchemy.sql.cycles import create_tables
        for sequence in self._sequences.values() if tables is None else ():
            sequence.create(bind, checkfirst)
        create_tables(bind, self._in_order(False) if tables is None else list(tables), checkfirst)

    def drop_all(self, bind, tables=None, checkfirst=True):
        """DROP TABLE for each."""
        from sqlalchemy.sql.cycles import drop_tables
        drop_tables(bind, self._in_order(False) if tables is None else list(tables), checkfirst)
        for sequence in self._sequences.values() if tables is None else ():
            sequence.drop(bind, checkfirst)

    def reflect(self, bind, schema=None, views=False, only=None, extend_existing=False, autoload_replace=True,
                resolve_fks=True, **dialect_kwargs):
        """Tables as they are in the database."""
        from sqlalchemy.inspection import inspect
        inspector = inspect(bind)
        schema = schema if schema is not None else self.schema
        names = inspector.get_table_names(schema=schema)
        if views:
            names += inspector.get_view_names(schema=schema) + inspector.get_materialized_view_names(schema=schema)
        if only is not None and not callable(only):
            missing = [name for name in only if name not in names]
            if missing:
                where = f" schema {schema!r}" if schema else ""
                raise exc.InvalidRequestError(
                    f"Could not reflect: requested table(s) not available in {inspector.engine!r}{where}: "
                    f"({', '.join(missing)})")
        for name in names:
            if only is None or (only(name, self) if callable(only) else name in only):
                if _fullname(name, schema) not in self._tables or extend_existing:
                    Table(name, self, schema=schema, autoload_with=bind, resolve_fks=resolve_fks,
                          extend_existing=extend_existing, keep_existing=not extend_existing)

    def remove(self, table):
        """Forget a table."""
        self._tables.pop(table.fullname, None)

    def clear(self):
        """Forget all tables."""
        self._tables.clear()

    def __contains__(self, name):
        return (name if isinstance(name, str) else name.fullname) in self._tables

    def __repr__(self):
        return "MetaData()"

    def _json(self):
        """The metadata as JSON: its tables, its naming convention."""
        return compact({"schema": self.schema, "naming_convention": convention_json(self.naming_convention),
                        "tables": [table._json() for table in self.sorted_tables]})


def _forget_cycles(needs, names, warn_of_cycles):
    """Tables that reference each other around a circle wait for none of the others."""
    from _retort.warn import warn
    circle = [name for name in sorted(names) if _reaches(needs, name, name, names)]
    if warn_of_cycles:
        warn("Cannot correctly sort tables; there are unresolvable cycles between tables "
             f"\"{', '.join(circle)}\", which is usually caused by mutually dependent foreign key constraints.  Foreign "
             "key constraints involving these tables will not be considered; this warning may raise an error in a "
             "future release.", exc.SAWarning)
    for name in circle:
        needs[name] = set()


def _reaches(needs, start, goal, names):
    """Whether references lead from one table to another."""
    seen, rest = set(), list(needs[start] & names)
    while rest:
        name = rest.pop()
        if name == goal:
            return True
        if name not in seen:
            seen.add(name)
            rest += needs[name] & names
    return False


def convention_json(convention):
    """A naming convention as JSON: its text templates, by the short names."""
    short = {"Index": "ix", "UniqueConstraint": "uq", "CheckConstraint": "ck", "ForeignKeyConstraint": "fk",
             "PrimaryKeyConstraint": "pk"}
    made = {}
    for key, value in (convention or {}).items():
        if isinstance(key, type):
            key = short.get(key.__name__, key.__name__)
        if isinstance(value, str):
            made[key] = value
        elif key in short.values():
            raise NotImplementedError("tokens of a naming_convention that are functions are not supported by Retort")
        else:
            raise NotImplementedError(
                f"the token {key!r} of a naming_convention is a function: not supported by Retort")
    return made


class Table(SchemaItem, TableClause):
    """A table with its columns and constraints."""

    def __new__(cls, *args, **kw):
        if len(args) < 2 and not kw.get("metadata"):
            raise TypeError("Table() takes at least two positional-only arguments 'name', and 'metadata'")
        name, metadata = args[0], args[1]
        if not isinstance(metadata, MetaData):
            raise exc.ArgumentError(f"Expected MetaData, got {metadata!r}") if metadata is not None else TypeError(
                "Table() takes at least two positional-only arguments 'name', and 'metadata'")
        schema = kw.get("schema", metadata.schema)
        schema = None if schema == BLANK_SCHEMA else schema
        known = metadata._tables.get(_fullname(name, schema))
        if known is None:
            return super().__new__(cls)
        if not kw.get("keep_existing") and not kw.get("extend_existing") and len(args) > 2:
            raise exc.InvalidRequestError(
                f"Table '{known.fullname}' is already defined for this MetaData instance.  Specify "
                "'extend_existing=True' to redefine options and columns on an existing Table object."
            )
        return known

    def __init__(self, name, metadata, *args, schema=None, quote=None, quote_schema=None, autoload_with=None,
                 autoload_replace=True, keep_existing=False, extend_existing=False, resolve_fks=True,
                 include_columns=None, implicit_returning=True, comment=None, info=None, listeners=None,
                 prefixes=None, must_exist=False, **kw):
        if "name" in self.__dict__:
            if keep_existing or not (args or extend_existing):
                return
        else:
            self.name, self.metadata = name, metadata
            self.schema = schema if schema is not None else metadata.schema
            if self.schema == BLANK_SCHEMA:
                self.schema = None
            self._begin()
            metadata._tables[self.fullname] = self
        self._extends = extend_existing or autoload_with is not None
        self.dialect_kwargs = dialect_keywords(Table, kw)
        self.comment, self._prefixes, self._quote = comment, list(prefixes or []), quote
        if info is not None:
            self._info = info
        if autoload_with is not None:
            try:
                self._reflect(autoload_with, include_columns, resolve_fks)
            except exc.NoSuchTableError:
                metadata._tables.pop(self.fullname, None)
                raise
        self._take(args)
        self._check()

    def _begin(self):
        self._columns = ColumnCollection()
        self.constraints, self.indexes, self._items = set(), set(), []

    def _take(self, items):
        for item in items:
            if isinstance(item, Column):
                self.append_column(item, self._extends)
            elif isinstance(item, (Constraint, Index)):
                self.append_constraint(item)
            elif hasattr(item, "_set_parent"):
                item._set_parent(self)
            else:
                raise _no_item(item)

    def _check(self):
        """SQLAlchemy's refusal of constraints over columns that are not there."""
        for item in self._items:
            for name in getattr(item, "_pending", ()):
                if isinstance(name, str) and name not in self._columns:
                    raise exc.ConstraintColumnNotFoundError(
                        f"Can't create {type(item).__name__} on table '{self.name}': no column named '{name}' is "
                        "present."
                    )

    def append_column(self, column, replace_existing=False):
        """Add a column."""
        column._named()
        if column.table is not None and column.table is not self:
            raise exc.ArgumentError(
                f"Column object '{column.name}' already assigned to Table '{column.table.description}'")
        column.table = self
        if column.key in self._columns and not replace_existing:
            raise exc.DuplicateColumnError(
                f"A column with name '{column.name}' is already present in table '{self.name}'.")
        if column.key in self._columns:
            self._items = [item for item in self._items if item is not self._columns[column.key]]
        self._columns.add(column)
        self._items.append(column)
        if isinstance(column.default, Sequence):
            self.metadata._sequences.setdefault(column.default.name, column.default)

    def append_constraint(self, constraint):
        """Add a constraint or an index."""
        constraint.table = constraint.parent = self
        (self.indexes if isinstance(constraint, Index) else self.constraints).add(constraint)
        self._items.append(constraint)

    @property
    def columns(self):
        """The columns."""
        return self._columns

    c = columns

    @property
    def primary_key(self):
        """The primary key."""
        for item in self._items:
            if isinstance(item, PrimaryKeyConstraint):
                return item
        made = PrimaryKeyConstraint(*[column for column in self._columns if column.primary_key])
        made.table = self
        return made

    def _key_columns(self):
        """The columns of the primary key."""
        return list(self.primary_key.columns)

    @property
    def foreign_keys(self):
        """References of the columns."""
        return {key for column in self._columns for key in column.foreign_keys}

    @property
    def foreign_key_constraints(self):
        """The foreign keys."""
        return {item for item in self._items if isinstance(item, ForeignKeyConstraint)}

    def _referenced(self):
        found = set()
        for column in self._columns:
            found.update(_within(self, key.target_fullname) for key in column._foreign_keys if not key.use_alter)
        for item in self._items:
            if isinstance(item, ForeignKeyConstraint) and not item.use_alter:
                found.update(_within(self, reference(one)) for one in item._refcolumns)
        found.discard(self.fullname)
        return found

    def _all_constraints(self):
        """The constraints, those that keywords of columns make among them."""
        made = [item for item in self._items if isinstance(item, Constraint)]
        made += [item for item in self.constraints if item not in made]
        for column in self._columns:
            if column.unique and not column.index:
                made.append(_bound(UniqueConstraint(column.name), self))
            known = [item._names() for item in made if isinstance(item, ForeignKeyConstraint)]
            made += [_bound(ForeignKeyConstraint(
                [column.name], [key._colspec], name=key.name, ondelete=key.ondelete, onupdate=key.onupdate,
                deferrable=key.deferrable, initially=key.initially, use_alter=key.use_alter, match=key.match), self)
                for key in column._foreign_keys if not any(column.name in names for names in known)]
            made += column._checks
        return made

    def _all_indexes(self):
        """The indexes, those that keywords of columns make among them."""
        made = [item for item in self._items if isinstance(item, Index)]
        for column in self._columns:
            if column.index:
                name = "_".join(part for part in (self.schema, self.name, column.name) if part)
                made.append(_bound(Index(f"ix_{name}", column.name, unique=bool(column.unique)), self))
        return made

    def _options(self):
        """What follows the columns, as parameters of create_table."""
        return compact({"schema": self.schema, "comment": self.comment, "prefixes": self._prefixes or None,
                        **keywords_json(self.dialect_kwargs)})

    def _json(self):
        """The table as the parameters of create_table; foreign keys with `use_alter=` are not part of it."""
        items = [item for item in self._items
                 if not (isinstance(item, ForeignKeyConstraint) and item.use_alter)]
        return {"table_name": str(self.name), "columns": items_json(items), **self._options()}

    def _tell(self, identifier, bind, checkfirst):
        events = sys.modules.get("sqlalchemy.event")
        if events is not None and events._listeners:
            events._table(identifier, self, bind, checkfirst=checkfirst)

    def create(self, bind, checkfirst=False, _without=None):
        """CREATE TABLE, without some of its foreign keys if they are made later."""
        from _retort import bridge
        from sqlalchemy.engine.mock import checks
        checkfirst = checks(bind, checkfirst)
        self._tell("before_create", bind, checkfirst)
        warn_of_computed(self.name, self._columns)
        for column in self._columns if _without is None and bind is not None else ():
            if isinstance(column.default, Sequence):
                column.default.create(bind, checkfirst)
        for key in _without or ():
            key.use_alter = True
        made = self._json()
        for key in _without or ():
            key.use_alter = False
        bridge.call("operation", compact({"op": "create_table", **made,
                                          "if_not_exists": True if checkfirst else None}))
        self._tell("after_create", bind, checkfirst)

    def drop(self, bind, checkfirst=False):
        """DROP TABLE."""
        from _retort import bridge
        from sqlalchemy.engine.mock import checks
        checkfirst = checks(bind, checkfirst)
        self._tell("before_drop", bind, checkfirst)
        bridge.call("operation", compact({"op": "drop_table", "table_name": str(self.name), "schema": self.schema,
                                          "if_exists": True if checkfirst else None}))
        self._tell("after_drop", bind, checkfirst)

    def exists(self, bind=None):
        """Whether it is there."""
        from sqlalchemy.engine.reflection import Inspector
        return Inspector(bind).has_table(self.name, schema=self.schema)

    def to_metadata(self, metadata, schema=None, **kw):
        """The table again, in another metadata."""
        columns = [column.copy() for column in self._columns]
        return Table(self.name, metadata, *columns, schema=schema or self.schema)

    tometadata = to_metadata

    def _reflect(self, bind, include_columns, resolve_fks=True):
        from sqlalchemy.inspection import inspect
        inspector, given = inspect(bind), {"schema": self.schema}
        key = inspector.get_pk_constraint(self.name, **given)
        for described in inspector.get_columns(self.name, **given):
            if include_columns is None or described["name"] in include_columns:
                self.append_column(_reflected(described, key["constrained_columns"]), replace_existing=True)
        self.comment = self.comment or inspector.get_table_comment(self.name, **given)["text"]
        if key["constrained_columns"]:
            self._adopt(PrimaryKeyConstraint(*key["constrained_columns"], name=key["name"]))
        for one in inspector.get_foreign_keys(self.name, **given):
            self._reflect_key(one, bind, resolve_fks)
        for one in inspector.get_unique_constraints(self.name, **given):
            options = {key: value for key, value in (one.get("dialect_options") or {}).items() if value != []}
            self._adopt(UniqueConstraint(*one["column_names"], name=one["name"], **options))
        for one in inspector.get_check_constraints(self.name, **given):
            self._adopt(CheckConstraint(elements.TextClause(one["sqltext"]), name=one["name"]))
        for one in inspector.get_indexes(self.name, **given):
            if "duplicates_constraint" not in one:
                self._adopt(_reflected_index(one))

    def _adopt(self, item):
        if all(not isinstance(name, str) or name in self._columns for name in getattr(item, "_pending", ())) or (
                isinstance(item, Index)):
            self.append_constraint(item)

    def _reflect_key(self, described, bind, resolve_fks):
        if any(name not in self._columns for name in described["constrained_columns"]):
            return
        table, schema = described["referred_table"], described["referred_schema"]
        if resolve_fks and _fullname(table, schema) not in self.metadata._tables:
            Table(table, self.metadata, schema=schema or BLANK_SCHEMA, autoload_with=bind)
        options = described["options"]
        for name, other in zip(described["constrained_columns"], described["referred_columns"]):
            self._columns[name]._attach(ForeignKey(f"{_fullname(table, schema)}.{other}", name=described["name"], **options))
        columns = [f"{_fullname(table, schema)}.{other}" for other in described["referred_columns"]]
        made = ForeignKeyConstraint(described["constrained_columns"], columns, name=described["name"], **options)
        made.table = made.parent = self
        self.constraints.add(made)

    def __repr__(self):
        parts = [repr(self.name), repr(self.metadata), *(repr(column) for column in self._columns),
                 f"schema={self.schema!r}"]
        return f"Table({', '.join(parts)})"


def _bound(item, table):
    item.table = item.parent = table
    return item


def _within(table, column):
    """The full name of the table of a referenced column."""
    name = column.rpartition(".")[0]
    return f"{table.metadata.schema}.{name}" if table.metadata.schema and "." not in name else name


def _reflected(described, key):
    """A column as the inspector told it."""
    rest, default = [], described.get("default")
    if "identity" in described:
        rest.append(Identity(**described["identity"]))
    elif "computed" in described:
        rest.append(Computed(described["computed"]["sqltext"], described["computed"]["persisted"]))
    return Column(
        described["name"], described["type"], *rest, nullable=described["nullable"],
        primary_key=described["name"] in key, comment=described.get("comment"),
        server_default=elements.TextClause(default) if default is not None else None)


def _reflected_index(described):
    names = described["column_names"]
    shown = [name if name is not None else elements.TextClause(expression)
             for name, expression in zip(names, described.get("expressions", names))]
    options = {key: value for key, value in described["dialect_options"].items() if value}
    if "postgresql_where" in options:
        options["postgresql_where"] = elements.TextClause(options["postgresql_where"])
    return Index(described["name"], *shown, unique=described["unique"], **options)


def warn_of_computed(table_name, columns):
    """Warn, as PostgreSQL before version 18 makes SQLAlchemy do, of what is stored without being asked to."""
    for column in columns:
        computed = column.computed
        if computed is not None and computed.persisted is None:
            from _retort.warn import warn
            warn(f"Computed column {table_name}.{column.name} is being created as 'STORED' since the current "
                 "PostgreSQL version does not support VIRTUAL columns. On PostgreSQL 18+, when 'persisted' is not "
                 "specified, no keyword will be rendered and VIRTUAL will be used by default. Set 'persisted=True' to "
                 "ensure STORED behavior across all PostgreSQL versions.", exc.SAWarning)


def items_json(items):
    """Columns, constraints and indexes as items of create_table."""
    made = []
    for item in items:
        kind = "column" if isinstance(item, Column) else getattr(item, "_item", None)
        if kind is None:
            raise NotImplementedError(f"{type(item).__name__} in a table is not supported by Retort")
        made.append({"item": kind, **item._json()})
    return made


def _fullname(name, schema):
    return f"{schema}.{name}" if schema else str(name)
