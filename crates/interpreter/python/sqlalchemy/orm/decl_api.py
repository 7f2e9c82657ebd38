"""Declarations by their inner name."""

from sqlalchemy.orm.declarative import *
from sqlalchemy.orm.declarative import declared_attr, registry
