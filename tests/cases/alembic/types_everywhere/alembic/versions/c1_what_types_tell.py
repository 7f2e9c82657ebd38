"""what types tell

Revision ID: c1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
import enum
import json
import uuid
from datetime import date, datetime, time, timedelta, timezone
from decimal import Decimal
from sqlalchemy.dialects import postgresql
from sqlalchemy.types import TypeDecorator, UserDefinedType

revision = 'c1'
down_revision = 'a0'
branch_labels = None
depends_on = None


class Color(enum.Enum):
    red = "r"
    green = "g"


class Size(str, enum.Enum):
    SMALL = "small"
    LARGE = "large"


class Upper(TypeDecorator):
    impl = sa.String(20)
    cache_ok = True

    def process_bind_param(self, value, dialect):
        return value.upper() if value is not None else None

    def process_result_value(self, value, dialect):
        return f"<{value}>" if value is not None else None


class Guid(TypeDecorator):
    impl = sa.CHAR
    cache_ok = True

    def load_dialect_impl(self, dialect):
        if dialect.name == "postgresql":
            return dialect.type_descriptor(postgresql.UUID())
        return dialect.type_descriptor(sa.CHAR(32))


class Point(UserDefinedType):
    cache_ok = True

    def get_col_spec(self, **kw):
        return "TEXT"


def upgrade() -> None:
    for kind in (sa.String(5), sa.Numeric(10, 2), sa.DateTime(timezone=True), sa.Integer(), sa.Enum("a", name="n"), sa.ARRAY(sa.Text()), postgresql.JSONB(), sa.Boolean(), sa.Float(), Upper(), sa.Uuid(), sa.LargeBinary()):
        print(repr(kind), kind.compile(dialect=op.get_bind().dialect), isinstance(kind, sa.types.TypeEngine))
    print(sa.String(5).length, sa.Numeric(10, 2).scale, sa.Enum(Color).enums, sa.Enum(Color).name, sa.Enum(Color).enum_class is Color, sa.String().python_type, sa.Integer().python_type, sa.Numeric().python_type)
    print(str(sa.String(5)), str(sa.DateTime()), str(postgresql.UUID()))

def downgrade() -> None:
    pass
