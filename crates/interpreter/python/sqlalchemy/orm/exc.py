"""Errors of the ORM."""

from sqlalchemy.exc import MultipleResultsFound, NoResultFound, SQLAlchemyError


class StaleDataError(SQLAlchemyError):
    """A row changed meanwhile."""


class DetachedInstanceError(SQLAlchemyError):
    """A model has no session."""


class UnmappedError(SQLAlchemyError):
    """A class is no model."""


class UnmappedInstanceError(UnmappedError):
    """An object is no model."""
