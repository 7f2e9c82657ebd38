from alembic import context
from sqlalchemy import MetaData, engine_from_config, pool

config = context.config
naming_convention = NAMING
target_metadata = MetaData(naming_convention=naming_convention) if naming_convention else None

connectable = engine_from_config(
    config.get_section(config.config_ini_section, {}),
    prefix="sqlalchemy.",
    poolclass=pool.NullPool,
)
with connectable.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata)
    with context.begin_transaction():
        context.run_migrations()
