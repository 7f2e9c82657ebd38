"""Declarations by their older name."""

from sqlalchemy.orm.declarative import DeclarativeMeta, as_declarative, declarative_base, declared_attr
