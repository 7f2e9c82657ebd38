"""All of PostgreSQL by one name."""

from sqlalchemy.dialects.postgresql import *
from sqlalchemy.dialects.postgresql import _types
from sqlalchemy.dialects.postgresql._types import *
from sqlalchemy.engine.interfaces import Dialect as PGDialect
