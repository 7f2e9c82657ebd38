"""Operations as objects: `op.invoke(…)` calls the directive of each."""


class MigrateOperation:
    """An operation as an object."""

    _mutations = frozenset()

    @property
    def info(self):
        """A dict for notes."""
        return self.__dict__.setdefault("_info", {})

    @info.setter
    def info(self, given):
        self._info = given

    def reverse(self):
        """The opposite."""
        raise NotImplementedError()

    def to_diff_tuple(self):
        """Not offered."""
        raise NotImplementedError()


class AlterTableOp(MigrateOperation):
    """An operation over a table."""


def _remember(self, given, names):
    for name in names:
        setattr(self, name, given[name])


class CreateTableOp(MigrateOperation):
    """CREATE TABLE"""

    def __init__(self, table_name, columns, *, schema=None, if_not_exists=None, _namespace_metadata=None,
                 _constraints_included=False, **kw):
        self.table_name, self.columns, self.schema, self.if_not_exists = table_name, columns, schema, if_not_exists
        self.info, self.comment = kw.pop("info", {}), kw.pop("comment", None)
        self.prefixes, self.kw = kw.pop("prefixes", None), kw
        self._namespace_metadata, self._constraints_included = _namespace_metadata, _constraints_included

    def _perform(self, operations):
        given = {"info": self.info or None, "comment": self.comment, "prefixes": self.prefixes}
        return operations.create_table(self.table_name, *self.columns, schema=self.schema,
                                       if_not_exists=self.if_not_exists,
                                       **{key: value for key, value in given.items() if value is not None}, **self.kw)

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        """CREATE TABLE of a table."""
        items = [*table.columns, *_constraints(table)]
        return cls(table.name, items, schema=table.schema, _namespace_metadata=_namespace_metadata or table.metadata,
                   _constraints_included=True, comment=table.comment, info=dict(table.info),
                   prefixes=list(table._prefixes), **table.dialect_kwargs)

    def reverse(self):
        """DROP TABLE"""
        return DropTableOp(self.table_name, schema=self.schema, _reverse=self)


def _constraints(table):
    key = table.primary_key
    made = [key] if len(key.columns) else []
    return made + [item for item in table._all_constraints() if item is not key]


class DropTableOp(MigrateOperation):
    """DROP TABLE"""

    def __init__(self, table_name, *, schema=None, if_exists=None, table_kw=None, _reverse=None):
        self.table_name, self.schema, self.if_exists, self.table_kw = table_name, schema, if_exists, table_kw or {}
        self._reverse = _reverse

    def _perform(self, operations):
        return operations.drop_table(self.table_name, schema=self.schema, if_exists=self.if_exists, **self.table_kw)

    @classmethod
    def from_table(cls, table, *, _namespace_metadata=None):
        """DROP TABLE of a table."""
        return cls(table.name, schema=table.schema,
                   _reverse=CreateTableOp.from_table(table, _namespace_metadata=_namespace_metadata))

    def reverse(self):
        """CREATE TABLE"""
        if self._reverse is None:
            raise ValueError("operation is not reversible; original table is not present")
        return self._reverse


class RenameTableOp(AlterTableOp):
    """ALTER TABLE … RENAME"""

    def __init__(self, old_table_name, new_table_name, *, schema=None):
        self.table_name, self.new_table_name, self.schema = old_table_name, new_table_name, schema

    def _perform(self, operations):
        return operations.rename_table(self.table_name, self.new_table_name, schema=self.schema)


class CreateTableCommentOp(AlterTableOp):
    """COMMENT ON TABLE"""

    def __init__(self, table_name, comment, *, schema=None, existing_comment=None):
        self.table_name, self.comment, self.schema, self.existing_comment = table_name, comment, schema, existing_comment

    def _perform(self, operations):
        return operations.create_table_comment(self.table_name, self.comment, schema=self.schema,
                                               existing_comment=self.existing_comment)


class DropTableCommentOp(AlterTableOp):
    """COMMENT ON TABLE … IS NULL"""

    def __init__(self, table_name, *, schema=None, existing_comment=None):
        self.table_name, self.schema, self.existing_comment = table_name, schema, existing_comment

    def _perform(self, operations):
        return operations.drop_table_comment(self.table_name, schema=self.schema,
                                             existing_comment=self.existing_comment)


class AlterColumnOp(AlterTableOp):
    """ALTER COLUMN"""

    def __init__(self, table_name, column_name, *, schema=None, existing_type=None, existing_server_default=False,
                 existing_nullable=None, existing_comment=None, modify_nullable=None, modify_comment=False,
                 modify_server_default=False, modify_name=None, modify_type=None, **kw):
        _remember(self, locals(), (
            "table_name", "column_name", "schema", "existing_type", "existing_server_default", "existing_nullable",
            "existing_comment", "modify_nullable", "modify_comment", "modify_server_default", "modify_name",
            "modify_type", "kw"))

    def _perform(self, operations):
        return operations.alter_column(
            self.table_name, self.column_name, schema=self.schema, existing_type=self.existing_type,
            existing_server_default=self.existing_server_default, existing_nullable=self.existing_nullable,
            existing_comment=self.existing_comment, nullable=self.modify_nullable, comment=self.modify_comment,
            server_default=self.modify_server_default, new_column_name=self.modify_name, type_=self.modify_type,
            **self.kw)


class AddColumnOp(AlterTableOp):
    """ADD COLUMN"""

    def __init__(self, table_name, column, *, schema=None, if_not_exists=None, inline_references=None,
                 inline_primary_key=None, **kw):
        self.table_name, self.column, self.schema, self.if_not_exists = table_name, column, schema, if_not_exists
        self.inline_references, self.inline_primary_key, self.kw = inline_references, inline_primary_key, kw

    def _perform(self, operations):
        return operations.add_column(self.table_name, self.column, schema=self.schema,
                                     if_not_exists=self.if_not_exists, inline_references=self.inline_references,
                                     inline_primary_key=self.inline_primary_key)

    @classmethod
    def from_column(cls, col):
        """ADD COLUMN of a column in its table."""
        return cls(col.table.name, col, schema=col.table.schema)

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        """ADD COLUMN of a column in a table."""
        return cls(tname, col, schema=schema)

    def to_column(self):
        """The column."""
        return self.column

    def reverse(self):
        """DROP COLUMN"""
        made = DropColumnOp.from_column_and_tablename(self.schema, self.table_name, self.column)
        made.if_exists = self.if_not_exists
        return made


class DropColumnOp(AlterTableOp):
    """DROP COLUMN"""

    def __init__(self, table_name, column_name, *, schema=None, if_exists=None, _reverse=None, **kw):
        self.table_name, self.column_name, self.schema, self.if_exists, self.kw = (
            table_name, column_name, schema, if_exists, kw)
        self._reverse = _reverse

    def _perform(self, operations):
        return operations.drop_column(self.table_name, self.column_name, schema=self.schema,
                                      if_exists=self.if_exists, **self.kw)

    @classmethod
    def from_column_and_tablename(cls, schema, tname, col):
        """DROP COLUMN of a column of a table."""
        return cls(tname, col.name, schema=schema,
                   _reverse=AddColumnOp.from_column_and_tablename(schema, tname, col))

    def to_column(self):
        """The column, as far as it is known."""
        if self._reverse is not None:
            return self._reverse.column
        from sqlalchemy.sql.schema import Column
        return Column(self.column_name)

    def reverse(self):
        """ADD COLUMN"""
        if self._reverse is None:
            raise ValueError("operation is not reversible; original column is not present")
        return self._reverse


class CreateIndexOp(MigrateOperation):
    """CREATE INDEX"""

    def __init__(self, index_name, table_name, columns, *, schema=None, unique=False, if_not_exists=None, **kw):
        _remember(self, locals(), ("index_name", "table_name", "columns", "schema", "unique", "if_not_exists", "kw"))

    def _perform(self, operations):
        return operations.create_index(self.index_name, self.table_name, self.columns, schema=self.schema,
                                       unique=self.unique, if_not_exists=self.if_not_exists, **self.kw)

    def reverse(self):
        """DROP INDEX"""
        return DropIndexOp(self.index_name, self.table_name, schema=self.schema)


class DropIndexOp(MigrateOperation):
    """DROP INDEX"""

    def __init__(self, index_name, table_name=None, *, schema=None, if_exists=None, _reverse=None, **kw):
        _remember(self, locals(), ("index_name", "table_name", "schema", "if_exists", "kw"))
        self._reverse = _reverse

    def _perform(self, operations):
        return operations.drop_index(self.index_name, self.table_name, schema=self.schema, if_exists=self.if_exists,
                                     **self.kw)


class AddConstraintOp(MigrateOperation):
    """ADD CONSTRAINT"""

    def reverse(self):
        """DROP CONSTRAINT"""
        return DropConstraintOp(self.constraint_name, getattr(self, "table_name", None) or self.source_table,
                                schema=getattr(self, "schema", None))


class CreatePrimaryKeyOp(AddConstraintOp):
    """ADD PRIMARY KEY"""

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        _remember(self, locals(), ("constraint_name", "table_name", "columns", "schema", "kw"))

    def _perform(self, operations):
        return operations.create_primary_key(self.constraint_name, self.table_name, self.columns, schema=self.schema)


class CreateUniqueConstraintOp(AddConstraintOp):
    """ADD UNIQUE"""

    def __init__(self, constraint_name, table_name, columns, *, schema=None, **kw):
        _remember(self, locals(), ("constraint_name", "table_name", "columns", "schema", "kw"))

    def _perform(self, operations):
        return operations.create_unique_constraint(self.constraint_name, self.table_name, self.columns,
                                                   schema=self.schema, **self.kw)


class CreateForeignKeyOp(AddConstraintOp):
    """ADD FOREIGN KEY"""

    def __init__(self, constraint_name, source_table, referent_table, local_cols, remote_cols, **kw):
        _remember(self, locals(), ("constraint_name", "source_table", "referent_table", "local_cols", "remote_cols",
                                   "kw"))

    def _perform(self, operations):
        return operations.create_foreign_key(self.constraint_name, self.source_table, self.referent_table,
                                             self.local_cols, self.remote_cols, **self.kw)


class CreateCheckConstraintOp(AddConstraintOp):
    """ADD CHECK"""

    def __init__(self, constraint_name, table_name, condition, *, schema=None, **kw):
        _remember(self, locals(), ("constraint_name", "table_name", "condition", "schema", "kw"))

    def _perform(self, operations):
        return operations.create_check_constraint(self.constraint_name, self.table_name, self.condition,
                                                  schema=self.schema, **self.kw)


class DropConstraintOp(MigrateOperation):
    """DROP CONSTRAINT"""

    def __init__(self, constraint_name, table_name, type_=None, *, schema=None, if_exists=None, _reverse=None):
        self.constraint_name, self.table_name, self.constraint_type = constraint_name, table_name, type_
        self.schema, self.if_exists, self._reverse = schema, if_exists, _reverse

    def reverse(self):
        """ADD CONSTRAINT"""
        if self._reverse is None:
            raise ValueError("constraint cannot be produced; original constraint is not present")
        return self._reverse

    def _perform(self, operations):
        return operations.drop_constraint(self.constraint_name, self.table_name, type_=self.constraint_type,
                                          schema=self.schema, if_exists=self.if_exists)


class ExecuteSQLOp(MigrateOperation):
    """A statement."""

    def __init__(self, sqltext, *, execution_options=None):
        self.sqltext, self.execution_options = sqltext, execution_options

    def _perform(self, operations):
        return operations.execute(self.sqltext, execution_options=self.execution_options)


class BulkInsertOp(MigrateOperation):
    """Rows."""

    def __init__(self, table, rows, *, multiinsert=True):
        self.table, self.rows, self.multiinsert = table, rows, multiinsert

    def _perform(self, operations):
        return operations.bulk_insert(self.table, self.rows, multiinsert=self.multiinsert)


class OpContainer(MigrateOperation):
    """Several operations."""

    def __init__(self, ops=()):
        self.ops = list(ops)

    def is_empty(self):
        """Whether there are none."""
        return not self.ops


class UpgradeOps(OpContainer):
    """What upgrade() does."""

    def __init__(self, ops=(), upgrade_token="upgrades"):
        super().__init__(ops)
        self.upgrade_token = upgrade_token


class DowngradeOps(OpContainer):
    """What downgrade() does."""

    def __init__(self, ops=(), downgrade_token="downgrades"):
        super().__init__(ops)
        self.downgrade_token = downgrade_token


class ModifyTableOps(OpContainer):
    """Operations over one table."""

    def __init__(self, table_name, ops, *, schema=None):
        super().__init__(ops)
        self.table_name, self.schema = table_name, schema


class MigrationScript(MigrateOperation):
    """A revision as an object, for `process_revision_directives`; it is written by the core."""

    def __init__(self, rev_id, upgrade_ops, downgrade_ops, *, message=None, imports=set(), head=None, splice=None,
                 branch_label=None, version_path=None, depends_on=None):
        _remember(self, locals(), ("rev_id", "message", "imports", "head", "splice", "branch_label", "version_path",
                                   "depends_on"))
        self.upgrade_ops, self.downgrade_ops = upgrade_ops, downgrade_ops

    @property
    def upgrade_ops(self):
        """What upgrade() does."""
        return _only(self._upgrade_ops, "UpgradeOps", "upgrade_ops_list")

    @upgrade_ops.setter
    def upgrade_ops(self, given):
        self._upgrade_ops = list(given) if isinstance(given, (list, tuple)) else [given]
        assert all(isinstance(one, UpgradeOps) for one in self._upgrade_ops)

    @property
    def downgrade_ops(self):
        """What downgrade() does."""
        return _only(self._downgrade_ops, "DowngradeOps", "downgrade_ops_list")

    @downgrade_ops.setter
    def downgrade_ops(self, given):
        self._downgrade_ops = list(given) if isinstance(given, (list, tuple)) else [given]
        assert all(isinstance(one, DowngradeOps) for one in self._downgrade_ops)

    @property
    def upgrade_ops_list(self):
        """What upgrade() does, for several databases."""
        return self._upgrade_ops

    @property
    def downgrade_ops_list(self):
        """What downgrade() does, for several databases."""
        return self._downgrade_ops


def _only(held, kind, attribute):
    if len(held) > 1:
        raise ValueError(f"This MigrationScript instance has a multiple-entry list for {kind}; please use the "
                         f"{attribute} attribute.")
    return held[0] if held else None
