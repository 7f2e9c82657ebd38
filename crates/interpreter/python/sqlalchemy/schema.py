"""Objects of the schema."""

from sqlalchemy.sql.base import *
from sqlalchemy.sql.ddl import *
from sqlalchemy.sql.schema import *
