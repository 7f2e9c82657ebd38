from logging.config import fileConfig

from alembic import context
from sqlalchemy import engine_from_config, pool

import models

config = context.config
fileConfig(config.config_file_name)

# `-x models=first` chooses the function of models.py that makes the metadata.
chosen = context.get_x_argument(as_dictionary=True).get("models")
target_metadata = getattr(models, chosen)() if chosen else None
options = getattr(models, "options", {})

connectable = engine_from_config(config.get_section(config.config_ini_section, {}), prefix="sqlalchemy.",
                                 poolclass=pool.NullPool)
with connectable.connect() as connection:
    context.configure(connection=connection, target_metadata=target_metadata, **options)
    with context.begin_transaction():
        context.run_migrations()
