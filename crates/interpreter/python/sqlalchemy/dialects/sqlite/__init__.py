"""Another dialect: its types are not offered."""

from sqlalchemy.sql.sqltypes import *


def __getattr__(name):
    if name.startswith("__"):
        raise AttributeError(name)
    raise NotImplementedError(f"{__name__}.{name} is not supported by Retort")
