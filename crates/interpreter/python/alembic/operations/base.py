"""The directives: each sends its arguments by their names."""

from _retort import bridge
from _retort.blocks import block
from sqlalchemy import exc
from sqlalchemy.sql import elements, sqltypes
from sqlalchemy.sql.base import compact, dialect_keywords, name_json
from sqlalchemy.sql.schema import (
    CheckConstraint,
    Column,
    Constraint,
    Index,
    MetaData,
    Table,
    UniqueConstraint,
    ForeignKeyConstraint,
    bare_or_expression,
    column_name,
    index_expression,
    items_json,
    keyword_json,
    keywords_json,
    server_default_json,
    warn_of_computed,
)
from sqlalchemy.sql.selectable import TableClause
from sqlalchemy.sql.type_api import type_json


# Directives and implementations of one's own, forgotten when the job ends.
_registered, _implementations = [], {}


def _reset():
    from alembic import op
    for cls, name in _registered:
        if name in vars(cls):
            delattr(cls, name)
        op.__dict__.pop(name, None)
    _registered.clear()
    _implementations.clear()


class AbstractOperations:
    """What directives in and out of batches share."""

    def __init__(self, migration_context):
        self.migration_context = migration_context

    @classmethod
    def register_operation(cls, name, sourcename=None):
        """A decorator of classes that makes a directive."""
        def register(op_cls):
            function = getattr(op_cls, sourcename or name)

            def directive(self, *args, **kw):
                return function(self, *args, **kw)
            directive.__name__ = directive.__qualname__ = name
            setattr(cls, name, directive)
            _registered.append((cls, name))
            if not issubclass(cls, BatchOperations):
                from alembic import op
                op._offer(name)
            return op_cls
        return register

    @classmethod
    def implementation_for(cls, op_cls, replace=False):
        """A decorator of functions that say what an operation does."""
        def register(function):
            if op_cls in _implementations and not replace:
                raise ValueError(f"Can not set dispatch function for object {op_cls!r}: key already exists. To replace "
                                 "existing function, use replace=True.")
            _implementations[op_cls] = function
            return function
        return register

    @classmethod
    @block
    def context(cls, migration_context):
        """Let `alembic.op` stand for operations in another context."""
        from alembic import op
        made = cls(migration_context)
        previous = op._install(made)
        try:
            yield made
        finally:
            op._install(previous)

    @block
    def batch_alter_table(self, table_name, schema=None, recreate="auto", partial_reordering=None, copy_from=None,
                          table_args=(), table_kwargs={}, reflect_args=(), reflect_kwargs={}, naming_convention=None):
        """Several changes of one table."""
        if recreate not in ("auto", "always", "never"):
            raise ValueError("recreate may be one of 'auto', 'always', or 'never'.")
        batch = BatchOperations(self.migration_context, table_name, schema, recreate == "always")
        yield batch
        if recreate != "always":
            return batch._flush()
        from alembic.operations.batch import Recreation
        Recreation(batch._direct, table_name, schema, copy_from, table_args, table_kwargs, reflect_args, reflect_kwargs,
                   partial_reordering).run(batch._queue)

    def get_context(self):
        """The migration context."""
        return self.migration_context

    def get_bind(self):
        """The connection."""
        return self.migration_context.bind

    def f(self, name):
        """A name that no naming convention touches."""
        return elements.conv(name)

    def inline_literal(self, value, type_=None):
        """A value written into the statement."""
        return InlineLiteral(value, sqltypes.to_instance(type_) if type_ is not None else None)

    def invoke(self, operation):
        """Do what an object says."""
        for cls in type(operation).__mro__:
            if cls in _implementations:
                return _implementations[cls](self, operation)
        perform = getattr(operation, "_perform", None)
        if perform is None:
            raise ValueError(f"no dispatch function for object: {operation!r}")
        return perform(self)

    def run_async(self, async_function, *args, **kw_args):
        """There is no asynchronous engine."""
        if self.migration_context.as_sql:
            raise NotImplementedError("SQL Script mode for async engines is not supported by Retort")
        raise ValueError("Cannot call run_async with a sync engine")

    def execute(self, sqltext, *, execution_options=None):
        """Run a statement; its result is not seen."""
        special = getattr(sqltext, "_run", None)
        if special is not None:
            return special()
        if not isinstance(sqltext, (str, elements.Executable, elements.ColumnElement)):
            if not self.migration_context.as_sql:
                raise exc.ObjectNotExecutableError(sqltext)
        check_options(execution_options, sqltext)
        self._send("execute", sqltext=executable(sqltext))

    def _send(self, directive, **arguments):
        bridge.call("operation", {"op": directive, **compact(arguments)})


class InlineLiteral(elements.Literal):
    """A value written into the statement."""

    def __str__(self):
        return self._expr()["literal_column"]

    def _expr(self):
        if isinstance(self.value, str):
            return {"literal_column": "'" + self.value.replace("'", "''") + "'"}
        return {"literal_column": str(self.value)}


def executable(sqltext):
    """A statement as JSON; the error Alembic would stumble into if it is none."""
    if isinstance(sqltext, str):
        return {"text": str(sqltext)}
    if hasattr(sqltext, "_statement"):
        return sqltext._statement()
    if isinstance(sqltext, elements.ColumnElement):
        from sqlalchemy.sql.selectable import select
        return select(sqltext)._statement()
    named = f"type object {sqltext.__name__!r}" if isinstance(sqltext, type) else f"{type(sqltext).__name__!r} object"
    raise AttributeError(f"{named} has no attribute 'compile'")


def check_options(*given):
    """Refuse options that would change what statements do."""
    from sqlalchemy.engine.base import _refuse_options
    for one in given:
        options = one if isinstance(one, dict) else getattr(one, "_execution_options", None)
        if options:
            _refuse_options(options)


def column_json(column):
    """A column as JSON; the error Alembic would stumble into if it is none."""
    if not isinstance(column, Column):
        raise AttributeError(f"{type(column).__name__!r} object has no attribute 'table'")
    return column._json()


def comment_text(comment):
    """A comment, or SQLAlchemy's refusal."""
    if comment is not None and not isinstance(comment, str):
        raise exc.CompileError(f"Could not render literal value \"{comment!r}\" with datatype VARCHAR; see parent stack "
                               "trace for more detail.")
    return comment


def names(columns):
    """Names of columns."""
    return [column_name(column) for column in columns]


def alteration(nullable, comment, server_default, new_column_name, type_, existing_type, existing_server_default,
               existing_nullable, existing_comment, kw):
    """The arguments of alter_column: what is False or None is left out, except what is dropped by None."""
    if new_column_name is not None and not isinstance(new_column_name, str):
        raise AttributeError(f"{type(new_column_name).__name__!r} object has no attribute 'lower'")
    if comment is not False:
        comment_text(comment)
    made = compact({
        "nullable": nullable if nullable is None else bool(nullable),
        "new_column_name": None if new_column_name is None else str(new_column_name),
        "type_": None if type_ is None else type_json(type_),
        "existing_type": None if existing_type is None else type_json(existing_type),
        "existing_nullable": existing_nullable, "existing_comment": existing_comment,
        "postgresql_using": kw.get("postgresql_using"),
    })
    if comment is not False:
        made["comment"] = comment
    if server_default is not False:
        made["server_default"] = None if server_default is None else server_default_json(server_default)
    if existing_server_default is not False and existing_server_default is not None:
        made["existing_server_default"] = server_default_json(existing_server_default)
    return made


class Operations(AbstractOperations):
    """The directives."""

    def add_column(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                   inline_primary_key=None):
        sent = column_json(column)
        if not self.migration_context.as_sql:
            warn_of_computed(table_name, [column])
        self._send("add_column", table_name=str(table_name), column=sent, schema=schema,
                   if_not_exists=if_not_exists, inline_references=inline_references,
                   inline_primary_key=inline_primary_key)

    def alter_column(self, table_name, column_name, *, nullable=None, comment=False, server_default=False,
                     new_column_name=None, type_=None, existing_type=None, existing_server_default=False,
                     existing_nullable=None, existing_comment=None, schema=None, **kw):
        made = alteration(nullable, comment, server_default, new_column_name, type_, existing_type,
                          existing_server_default, existing_nullable, existing_comment, kw)
        bridge.call("operation", {"op": "alter_column", "table_name": str(table_name), "column_name": str(column_name),
                                  **compact({"schema": schema}), **made})

    def bulk_insert(self, table, rows, *, multiinsert=True):
        if not isinstance(rows, list):
            raise TypeError("List expected")
        if rows and not isinstance(rows[0], dict):
            raise TypeError("List of dictionaries expected")
        if not isinstance(table, TableClause):
            raise AttributeError(f"{type(table).__name__!r} object has no attribute 'insert'")
        sent = []
        for row in rows:
            filled = table.insert()._filled(row)
            unknown = [name for name in filled if name not in table.c]
            if unknown and self.migration_context.as_sql:
                raise KeyError(unknown[0])
            sent.append({str(table.c[name].name): bulk_value(value, table.c[name].type)
                         for name, value in filled.items() if name in table.c})
        self._send("bulk_insert", table=table._target(), rows=sent, multiinsert=None if multiinsert else False)

    def create_check_constraint(self, constraint_name, table_name, condition, *, schema=None, **kw):
        self._send("create_check_constraint", constraint_name=name_json(constraint_name), table_name=str(table_name),
                   condition=bare_or_expression(condition), schema=schema, **constraint_keywords(CheckConstraint, kw))

    def create_exclude_constraint(self, constraint_name, table_name, *elements, **kw):
        from sqlalchemy.dialects.postgresql.constraints import ExcludeConstraint
        schema = kw.pop("schema", None)
        if not elements:
            raise ValueError("not enough values to unpack (expected 2, got 0)")
        made = ExcludeConstraint(*elements, name=constraint_name, **kw)._json()
        made.pop("ops", None)
        made.pop("name", None)
        self._send("create_exclude_constraint", constraint_name=name_json(constraint_name),
                   table_name=str(table_name), schema=schema, **made)

    def create_foreign_key(self, constraint_name, source_table, referent_table, local_cols, remote_cols, *,
                           onupdate=None, ondelete=None, deferrable=None, initially=None, match=None,
                           source_schema=None, referent_schema=None, **dialect_kw):
        self._send("create_foreign_key", constraint_name=name_json(constraint_name), source_table=str(source_table),
                   referent_table=str(referent_table), local_cols=names(local_cols), remote_cols=names(remote_cols),
                   onupdate=onupdate, ondelete=ondelete, deferrable=deferrable, initially=initially,
                   source_schema=source_schema, referent_schema=referent_schema,
                   **{"match": match, **constraint_keywords(ForeignKeyConstraint, dialect_kw)})

    def create_index(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        dialect_keywords(Index, {key: value for key, value in kw.items() if key not in ("quote", "info")})
        self._send("create_index", index_name=name_json(index_name), table_name=str(table_name),
                   columns=[index_expression(column) for column in columns], schema=schema,
                   unique=True if unique else None, if_not_exists=if_not_exists, **keywords_json(kw))

    def create_primary_key(self, constraint_name, table_name, columns, *, schema=None):
        self._send("create_primary_key", constraint_name=name_json(constraint_name), table_name=str(table_name),
                   columns=names(columns), schema=schema)

    def create_table(self, table_name, *columns, if_not_exists=None, **kw):
        metadata = MetaData(naming_convention=self.migration_context._naming_convention())
        items = [item.copy() if isinstance(item, Column) and item.table is not None else item for item in columns
                 if isinstance(item, (Column, Constraint, Index))]
        made = Table(table_name, metadata, *items, **kw)
        if not self.migration_context.as_sql:
            warn_of_computed(made.name, made.columns)
        self._send("create_table", **made._json(), if_not_exists=if_not_exists)
        return made

    def create_table_comment(self, table_name, comment, *, existing_comment=None, schema=None):
        self._send("create_table_comment", table_name=str(table_name), comment=comment_text(comment),
                   existing_comment=existing_comment, schema=schema)

    def create_unique_constraint(self, constraint_name, table_name, columns, *, schema=None, **kw):
        for name in kw.get("postgresql_include") or ():
            if column_name(name) not in names(columns):
                raise KeyError(column_name(name))
        self._send("create_unique_constraint", constraint_name=name_json(constraint_name), table_name=str(table_name),
                   columns=names(columns), schema=schema, **constraint_keywords(UniqueConstraint, kw))

    def drop_column(self, table_name, column_name, *, schema=None, **kw):
        self._send("drop_column", table_name=str(table_name), column_name=str(column_name), schema=schema,
                   if_exists=kw.get("if_exists"))

    def drop_constraint(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None):
        if type_ not in (None, "check", "foreignkey", "primary", "unique"):
            raise TypeError("'type' can be one of 'check', 'foreignkey', 'primary', 'unique', None")
        self._send("drop_constraint", constraint_name=name_json(constraint_name), table_name=str(table_name),
                   type_=type_, schema=schema, if_exists=if_exists)

    def drop_index(self, index_name, table_name=None, *, schema=None, if_exists=None, **kw):
        self._send("drop_index", index_name=name_json(index_name),
                   table_name=None if table_name is None else str(table_name), schema=schema, if_exists=if_exists,
                   **keywords_json(kw))

    def drop_table(self, table_name, *, schema=None, if_exists=None, **kw):
        self._send("drop_table", table_name=str(table_name), schema=schema, if_exists=if_exists, **keywords_json(kw))

    def drop_table_comment(self, table_name, *, existing_comment=None, schema=None):
        self._send("drop_table_comment", table_name=str(table_name), existing_comment=existing_comment,
                   schema=schema)

    def rename_table(self, old_table_name, new_table_name, *, schema=None):
        self._send("rename_table", old_table_name=str(old_table_name), new_table_name=str(new_table_name),
                   schema=schema)

    execute = AbstractOperations.execute


def bulk_value(value, type_):
    """A value of a row; what is written into the statement keeps its text."""
    if isinstance(value, elements.Literal):
        return sqltypes.encode(value.value, type_)
    if isinstance(value, elements.ClauseElement):
        raise NotImplementedError("SQL expressions in the rows of op.bulk_insert are not supported by Retort")
    return sqltypes.encode(value, type_)


def constraint_keywords(construct, given):
    """Keywords of a constraint as JSON."""
    plain = ("deferrable", "initially", "info", "comment", "use_alter", "link_to_name")
    dialect_keywords(construct, {key: value for key, value in given.items() if key not in plain})
    return keywords_json({key: value for key, value in given.items()
                          if key not in ("info", "comment", "link_to_name", "use_alter")})


class BatchOperations(AbstractOperations):
    """The directives of one table; what they say is sent when the block ends."""

    def __init__(self, migration_context, table_name, schema, recreates=False):
        super().__init__(migration_context)
        self._table, self._schema, self._queue, self._recreates = table_name, schema, [], recreates
        self._direct = Operations(migration_context)

    def _later(self, directive, *args, **kw):
        self._queue.append((directive, args, kw))

    def _flush(self):
        for directive, args, kw in self._queue:
            getattr(self._direct, directive)(*args, **kw)

    def _no_order(self, insert_before, insert_after):
        if not self._recreates and (insert_before is not None or insert_after is not None):
            from alembic.util import CommandError
            raise CommandError(
                "Can't specify insert_before or insert_after when using ALTER; please specify recreate='always'")

    def add_column(self, column, *, insert_before=None, insert_after=None, if_not_exists=None,
                   inline_references=None, inline_primary_key=None):
        self._no_order(insert_before, insert_after)
        column_json(column)
        placed = {"insert_before": insert_before, "insert_after": insert_after} if self._recreates else {}
        self._later("add_column", self._table, column, schema=self._schema, if_not_exists=if_not_exists,
                    inline_references=inline_references, inline_primary_key=inline_primary_key, **placed)

    def alter_column(self, column_name, *, nullable=None, comment=False, server_default=False, new_column_name=None,
                     type_=None, existing_type=None, existing_server_default=False, existing_nullable=None,
                     existing_comment=None, insert_before=None, insert_after=None, **kw):
        self._no_order(insert_before, insert_after)
        self._later("alter_column", self._table, column_name, nullable=nullable, comment=comment,
                    server_default=server_default, new_column_name=new_column_name, type_=type_,
                    existing_type=existing_type, existing_server_default=existing_server_default,
                    existing_nullable=existing_nullable, existing_comment=existing_comment, schema=self._schema, **kw)

    def create_check_constraint(self, constraint_name, condition, **kw):
        self._later("create_check_constraint", constraint_name, self._table, condition, schema=self._schema, **kw)

    def create_exclude_constraint(self, constraint_name, *elements, **kw):
        self._later("create_exclude_constraint", constraint_name, self._table, *elements, schema=self._schema, **kw)

    def create_foreign_key(self, constraint_name, referent_table, local_cols, remote_cols, *, referent_schema=None,
                           onupdate=None, ondelete=None, deferrable=None, initially=None, match=None, **dialect_kw):
        self._later("create_foreign_key", constraint_name, self._table, referent_table, local_cols, remote_cols,
                    onupdate=onupdate, ondelete=ondelete, deferrable=deferrable, initially=initially, match=match,
                    source_schema=self._schema, referent_schema=referent_schema, **dialect_kw)

    def create_index(self, index_name, columns, **kw):
        self._later("create_index", index_name, self._table, columns, schema=self._schema, **kw)

    def create_primary_key(self, constraint_name, columns):
        self._later("create_primary_key", constraint_name, self._table, columns, schema=self._schema)

    def create_table_comment(self, comment, *, existing_comment=None):
        self._later("create_table_comment", self._table, comment, existing_comment=existing_comment,
                    schema=self._schema)

    def create_unique_constraint(self, constraint_name, columns, **kw):
        self._later("create_unique_constraint", constraint_name, self._table, columns, schema=self._schema, **kw)

    def drop_column(self, column_name, **kw):
        self._later("drop_column", self._table, column_name, schema=self._schema, **kw)

    def drop_constraint(self, constraint_name, type_=None):
        self._later("drop_constraint", constraint_name, self._table, type_, schema=self._schema)

    def drop_index(self, index_name, **kw):
        self._later("drop_index", index_name, self._table, schema=self._schema, **kw)

    def drop_table_comment(self, *, existing_comment=None):
        self._later("drop_table_comment", self._table, existing_comment=existing_comment, schema=self._schema)

    execute = AbstractOperations.execute


_SHARED = ("batch_alter_table", "f", "get_bind", "get_context", "inline_literal", "invoke", "run_async")
_DIRECTIVES = tuple(name for name, value in vars(Operations).items() if not name.startswith("_"))
NAMES = (*_DIRECTIVES, *_SHARED)

for _class in (Operations, BatchOperations):
    for _name, _method in list(vars(_class).items()):
        if not _name.startswith("_"):
            _method.__qualname__ = _name
del _class, _name, _method
