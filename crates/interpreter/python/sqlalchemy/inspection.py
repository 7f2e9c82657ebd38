"""`inspect`"""

from sqlalchemy import exc


def inspect(subject, raiseerr=True):
    """The inspector of a connection, the table of a model."""
    from sqlalchemy.engine.base import Connection, Engine
    from sqlalchemy.engine.reflection import PGInspector
    if isinstance(subject, (Connection, Engine)):
        return PGInspector(subject)
    if hasattr(subject, "_inspected"):
        return subject._inspected()
    if hasattr(subject, "__table__"):
        from sqlalchemy.orm import Mapper
        return Mapper(subject if isinstance(subject, type) else type(subject))
    if raiseerr:
        raise exc.NoInspectionAvailable(
            f"No inspection system is available for object of type {type(subject)}")
    return None
