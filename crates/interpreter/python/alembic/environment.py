"""EnvironmentContext by its older name."""

from alembic.runtime.environment import EnvironmentContext
