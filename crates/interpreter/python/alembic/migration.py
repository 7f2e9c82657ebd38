"""MigrationContext by its older name."""

from alembic.runtime.migration import MigrationContext
