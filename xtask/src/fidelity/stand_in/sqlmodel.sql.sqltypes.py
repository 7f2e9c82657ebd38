"""Stands in for sqlmodel.sql.sqltypes."""

from sqlalchemy import String, types


class AutoString(types.TypeDecorator):
    """A string without a length, as on PostgreSQL."""

    impl = String
    cache_ok = True
