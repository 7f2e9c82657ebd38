"""Asynchronous engines are not offered."""

from sqlalchemy.sql.elements import unsupported

for _name in ("create_async_engine", "async_engine_from_config", "async_sessionmaker", "AsyncSession", "AsyncEngine",
              "AsyncConnection", "async_scoped_session"):
    globals()[_name] = unsupported(f"sqlalchemy.ext.asyncio.{_name}")


class AsyncAttrs:
    """A mixin of models."""
