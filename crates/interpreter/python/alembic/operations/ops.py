"""Operation objects are not offered: directives are called."""

from sqlalchemy.sql.elements import unsupported


class MigrateOperation:
    """An operation as an object."""


class MigrationScript(MigrateOperation):
    """A revision as an object."""


for _name in ("AddColumnOp", "AlterColumnOp", "CreateTableOp", "DropTableOp", "CreateIndexOp", "DropIndexOp",
              "DropColumnOp", "CreateForeignKeyOp", "CreateUniqueConstraintOp", "CreateCheckConstraintOp",
              "CreatePrimaryKeyOp", "DropConstraintOp", "ExecuteSQLOp", "BulkInsertOp", "RenameTableOp", "UpgradeOps",
              "DowngradeOps", "ModifyTableOps"):
    globals()[_name] = unsupported(f"alembic.operations.ops.{_name}")
del _name
