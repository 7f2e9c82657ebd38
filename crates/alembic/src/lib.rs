//! Alembic: operations, their DDL, project files and commands.
