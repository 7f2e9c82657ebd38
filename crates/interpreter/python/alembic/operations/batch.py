"""Batches that make the table anew: a copy with the changes, the rows of the old one, and its name."""

from _retort import bridge
from _retort.lazy import re
from alembic.util import CommandError
from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import compact, name_json
from sqlalchemy.sql.dml import insert
from sqlalchemy.sql.schema import (
    CheckConstraint,
    DefaultClause,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    UniqueConstraint,
)
from sqlalchemy.sql.selectable import select

_OWNED = (
    "select c.relname, a.attname from pg_class as c join pg_depend d on d.objid=c.oid and d.classid='pg_class'::regclass "
    "and d.refclassid='pg_class'::regclass join pg_class t on t.oid=d.refobjid join pg_attribute a on "
    "a.attrelid=t.oid and a.attnum=d.refobjsubid where c.relkind='S' and c.oid=cast(:seqname as regclass)")


class Recreation:
    """One table that is made anew; its methods are the directives of a batch."""

    def __init__(self, direct, table_name, schema, copy_from=None, table_args=(), table_kwargs={}, reflect_args=(),
                 reflect_kwargs={}, partial_reordering=None):
        if reflect_kwargs:
            raise NotImplementedError("batch_alter_table(reflect_kwargs=) is not supported by Retort")
        self._direct, self._context = direct, direct.migration_context
        self._name, self._schema = table_name, schema
        self._table = copy_from if copy_from is not None else self._reflected(reflect_args)
        self._arguments, self._keywords = tuple(table_args), {**self._table.dialect_kwargs, **dict(table_kwargs)}
        self._temporary = f"_alembic_tmp_{self._table.name}"[:50]
        self._order = Order(self._table.columns.keys(), partial_reordering)
        self._columns = {key: _copied(column, copy_from is None) for key, column in self._table.columns.items()}
        self._transfers = dict(self._table.columns.items())
        self._named = {item.name: item for item in self._table.constraints if item.name}
        self._unnamed = [item for item in self._table.constraints if not item.name]
        self._indexes = {item.name: item for item in self._table.indexes}
        self._new_indexes = []

    def _reflected(self, arguments):
        if self._context.as_sql:
            raise CommandError(
                f"This operation cannot proceed in --sql mode; batch mode with dialect {self._context.dialect.name} "
                f'requires a live database connection with which to reflect the table "{self._name}". To generate a '
                'batch SQL migration script using table "move and copy", a complete Table object should be passed to '
                'the "copy_from" argument of the batch_alter_table() method so that table reflection can be skipped.')
        bind = self._context.bind
        made = Table(self._name, MetaData(), *arguments, schema=self._schema, autoload_with=bind)
        for column in made.columns:
            self._omit_serial(column, bind)
        return made

    def _omit_serial(self, column, bind):
        """Leave out a default that only says that the column is a SERIAL."""
        default = getattr(getattr(column.server_default, "arg", None), "text", None)
        if default is None or not isinstance(column.type, (sqltypes.INTEGER, sqltypes.BIGINT)):
            return
        found = re.match(r"nextval\('(.+?)'::regclass\)", default)
        owner = found and bind.execute(elements.text(_OWNED), {"seqname": found.group(1)}).first()
        if owner and owner[1] == column.name:
            bridge.call("log", {
                "logger": "alembic.ddl.postgresql", "level": "INFO",
                "message": f"Detected sequence named '{owner[0]}' as owned by integer column "
                           f"'{self._name}({owner[1]})', assuming SERIAL and omitting"})
            column.server_default, column.autoincrement = None, True

    def run(self, queue):
        """Take in what the batch said, then do it."""
        for directive, args, kw in queue:
            getattr(self, directive)(*args, **kw)
        self._create()

    def add_column(self, table_name, column, *, insert_before=None, insert_after=None, **kw):
        """Another column; its constraints are named or refused."""
        made = column.copy()
        made._foreign_keys = []
        for key in column._foreign_keys:
            self._constrain(ForeignKeyConstraint(
                [column.name], [key.target_fullname], key.name, key.onupdate, key.ondelete, key.deferrable,
                key.initially, match=key.match))
        if column.unique and not column.index:
            self._constrain(UniqueConstraint(column.name))
        if column.index:
            name = elements.conv(f"ix_{self._name}_{column.name}")
            self._new_indexes.append((name, [column.name], {"unique": bool(column.unique)}))
        self._order.add(column.name, insert_before, insert_after)
        self._columns[column.name] = made

    def alter_column(self, table_name, column_name, *, nullable=None, comment=False, server_default=False,
                     new_column_name=None, type_=None, **kw):
        """A column changed."""
        column = self._columns[column_name]
        if new_column_name is not None:
            column.name = new_column_name
        if type_ is not None:
            made = sqltypes.to_instance(type_)
            if _affinity(column.type) is not _affinity(made):
                self._transfers[column_name] = elements.cast(self._transfers[column_name], made)
            column.type, column._type_given = made, True
        if nullable is not None:
            column.nullable = column._user_nullable = nullable
        if server_default is not False:
            column.server_default = None if server_default is None else DefaultClause(server_default)
        if comment is not False:
            column.comment = comment

    def drop_column(self, table_name, column_name, **kw):
        """A column less."""
        key = self._table.primary_key
        del self._columns[column_name]
        self._transfers.pop(column_name, None)
        self._order.remove(column_name)
        key._pending = [one for one in key._pending if getattr(one, "name", one) != column_name]

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        """A CHECK."""
        condition = elements.text(condition) if isinstance(condition, str) else condition
        self._constrain(CheckConstraint(condition, name=self._conventional("ck", constraint_name), **kw))

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        """A UNIQUE."""
        self._constrain(UniqueConstraint(*columns, name=self._conventional("uq", constraint_name), **kw))

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        """A primary key."""
        self._constrain(PrimaryKeyConstraint(*columns, name=self._conventional("pk", constraint_name)))

    def create_foreign_key(self, constraint_name, source_table, referent_table, local_cols, remote_cols, *,
                           source_schema=None, referent_schema=None, **kw):
        """A foreign key."""
        whole = f"{referent_schema}.{referent_table}" if referent_schema else referent_table
        made = ForeignKeyConstraint(local_cols, [f"{whole}.{one}" for one in remote_cols],
                                    name=self._conventional("fk", constraint_name), **kw)
        made.use_alter = False
        self._constrain(made)

    def create_exclude_constraint(self, constraint_name, table_name, *elements, **kw):
        """An EXCLUDE."""
        from sqlalchemy.dialects.postgresql.constraints import ExcludeConstraint
        kw.pop("schema", None)
        self._constrain(ExcludeConstraint(*elements, name=constraint_name, **kw))

    def _conventional(self, kind, name):
        """A name that is not touched again: the convention speaks of the table that there will be."""
        template = (self._context._naming_convention() or {}).get(kind)
        if name is None or isinstance(name, elements.conv) or not isinstance(template, str) or (
                "%(constraint_name)s" not in template):
            return name if name is None else elements.conv(name)
        return elements.conv(template % {"table_name": self._name, "constraint_name": name})

    def _constrain(self, constraint):
        if constraint.name is None:
            raise ValueError("Constraint must have a name")
        if isinstance(constraint, PrimaryKeyConstraint):
            self._unnamed = [one for one in self._unnamed if not isinstance(one, PrimaryKeyConstraint)]
        self._named[constraint.name] = constraint

    def drop_constraint(self, constraint_name, table_name, type_=None, *, schema=None, **kw):
        """A constraint less."""
        if not constraint_name:
            raise ValueError("Constraint must have a name")
        found = self._named.pop(constraint_name, None)
        if found is None and not self._drop_of_column(constraint_name):
            raise ValueError(f"No such constraint: '{constraint_name}'")
        if isinstance(found, PrimaryKeyConstraint):
            for column in found.columns:
                self._columns[column.key].primary_key = False

    def _drop_of_column(self, name):
        """A constraint that was given to a column, in a table that was not reflected."""
        for column in self._columns.values():
            for kept in (column._checks, column._foreign_keys):
                for one in kept:
                    if one.name == name:
                        kept.remove(one)
                        return True
        return False

    def create_index(self, index_name, table_name, columns, *, schema=None, **kw):
        """An index."""
        self._new_indexes.append((index_name, columns, kw))

    def drop_index(self, index_name, table_name=None, *, schema=None, **kw):
        """An index less."""
        if index_name not in self._indexes:
            raise ValueError(f"No such index: '{index_name}'")
        del self._indexes[index_name]

    def create_table_comment(self, *args, **kw):
        """The copy has none."""

    drop_table_comment = create_table_comment

    def _create(self):
        made = self._copy()
        for item in sorted(self._table.constraints, key=lambda item: not isinstance(item, ForeignKeyConstraint)):
            if item.name is not None and item.name in self._named:
                self._send("drop_constraint", constraint_name={"conv": str(item.name)},
                           table_name=str(self._table.name))
        bridge.call("operation", {"op": "create_table", **made._json()})
        try:
            keys = [key for key in self._columns if key in self._transfers]
            query = select(*[self._transfers[key] for key in keys])
            bridge.call("operation", {
                "op": "execute", "sqltext": insert(made).inline().from_select(keys, query)._statement()})
            self._send("drop_table", table_name=str(self._table.name))
        except BaseException:
            self._send("drop_table", table_name=self._temporary)
            raise
        self._send("rename_table", old_table_name=self._temporary, new_table_name=str(self._table.name))
        self._index()

    def _send(self, directive, **arguments):
        bridge.call("operation", {"op": directive, **compact({**arguments, "schema": self._table.schema})})

    def _copy(self):
        """The table that takes the place of the old one."""
        self._columns = {key: self._columns[key] for key in self._order.sorted(list(self._columns))}
        made = Table(self._temporary, MetaData(), *self._columns.values(), *self._arguments,
                     schema=self._table.schema, **self._keywords)
        kept = [*self._named.values(), *self._unnamed]
        keys = [item for item in kept if isinstance(item, PrimaryKeyConstraint)]
        for item in kept:
            names = [getattr(one, "key", one) for one in getattr(item, "_pending", ())]
            if item in keys[:-1] or isinstance(item, PrimaryKeyConstraint) and not names:
                continue
            if all(name in self._columns for name in names):
                made.append_constraint(self._again(item, names))
        return made

    def _again(self, item, names):
        made = object.__new__(type(item))
        made.__dict__.update(item.__dict__)
        made._pending = [str(self._columns[name].name) for name in names]
        if made.name is not None:
            made.name = elements.conv(made.name)
        return made

    def _index(self):
        for item in self._indexes.values():
            made = item._json()
            made["columns"] = [self._columns[one].name if isinstance(one, str) and one in self._columns else one
                               for one in made["columns"]]
            made.pop("name", None)
            self._send("create_index", index_name=name_json(elements.conv(item.name)),
                       table_name=str(self._table.name), **made)
        for name, columns, kw in self._new_indexes:
            self._direct.create_index(name, self._table.name, columns, schema=self._table.schema, **kw)


class Order:
    """The order of the columns: each pair says which stands before which."""

    def __init__(self, names, wanted):
        self._names, self._wanted, self._pairs = list(names), wanted, []

    def remove(self, name):
        """A column less."""
        if name in self._names:
            self._names.remove(name)

    def add(self, name, before, after):
        """A new column between two others, behind all of them if nothing is said."""
        if not self._wanted:
            if after and not before:
                before = self._beside(after, 1)
            elif before and not after:
                after = self._beside(before, -1)
        if before:
            self._pairs.append((name, before))
        if after:
            self._pairs.append((after, name))
        if not self._wanted and not before and not after and self._names:
            self._pairs.append((self._names[-1], name))

    def _beside(self, name, step):
        if name in self._names:
            place = self._names.index(name) + step
            return self._names[place] if 0 <= place < len(self._names) else None
        known = dict(self._pairs) if step > 0 else {after: before for before, after in self._pairs}
        return known[name]

    def sorted(self, names):
        """The names in order."""
        if not self._wanted and not self._pairs:
            return names
        pairs = set(self._pairs)
        if self._wanted:
            for group in self._wanted:
                pairs.update(zip(group, group[1:]))
        else:
            pairs.update((names[place - 1], name) for place, name in enumerate(self._names) if place > 0)
        pairs = {(first, second) for first, second in pairs if first != second}
        return list(_topological(pairs, names))


def _topological(pairs, names):
    left = list(names)
    while left:
        ready = [name for name in left if not any(second == name and first in left for first, second in pairs)]
        if not ready:
            raise exc.CircularDependencyError("Circular dependency detected.")
        yield from ready
        left = [name for name in left if name not in ready]


def _copied(column, reflected):
    """A column without what the table says again."""
    made = column.copy()
    made.unique = made.index = None
    made._checks = list(column._checks)
    made._foreign_keys = [] if reflected else [
        _with_parent(ForeignKey(key._colspec, name=key.name, onupdate=key.onupdate, ondelete=key.ondelete,
                                deferrable=key.deferrable, initially=key.initially, match=key.match), made)
        for key in column._foreign_keys]
    if getattr(made.type, "create_type", False):
        made.type = made.type._copy()
        made.type.create_type = False
    return made


def _with_parent(key, column):
    key.parent = column
    return key


def _affinity(type_):
    """The kind of a type, as far as a cast between two kinds goes."""
    kind = type_._kind
    for base in (sqltypes.Enum, sqltypes.JSON, sqltypes.ARRAY):
        if isinstance(kind, base):
            return sqltypes.String if base is sqltypes.Enum else base
    return kind._affinity()
