"""Attributes of models."""

from sqlalchemy.orm.declarative import InstrumentedAttribute


def flag_modified(instance, key):
    """Write an attribute at the next flush."""
    changed = instance.__dict__.get("_sa_changed")
    if changed is not None:
        changed[key] = True
