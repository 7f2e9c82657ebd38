"""Stands in for sqlmodel, as far as its columns."""

from sqlmodel.sql import sqltypes  # noqa: F401
from sqlmodel.sql.sqltypes import AutoString  # noqa: F401
