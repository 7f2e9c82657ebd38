"""Commands are the core's."""

from sqlalchemy.sql.elements import unsupported

for _name in ("upgrade", "downgrade", "revision", "stamp", "current", "history", "heads", "merge", "check", "show",
              "branches", "init", "ensure_version", "edit", "list_templates"):
    globals()[_name] = unsupported(f"alembic.command.{_name}")
del _name
