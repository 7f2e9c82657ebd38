"""RunEnvironment: executes env.py while alembic.context answers."""

import sys

from _retort import importer


def run(path, context):
    """Execute the script at `path`."""
    from alembic import context as proxy
    from alembic.runtime.environment import EnvironmentContext
    environment = EnvironmentContext(context)
    importer.begin(environment._search_path())
    module = type(sys)("env_py")
    module.__file__ = importer.absolute(path)
    proxy._install(environment)
    try:
        exec(importer.code(path), module.__dict__)
    finally:
        proxy._install(None)
    return None
