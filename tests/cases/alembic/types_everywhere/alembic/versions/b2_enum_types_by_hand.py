"""enum types by hand

Revision ID: b2
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

revision = 'b2'
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
    bind = op.get_bind()
    mood = postgresql.ENUM("sad", "ok", name="mood")
    mood.create(bind)
    mood.create(bind, checkfirst=True)
    sa.Enum("one", name="ones").create(bind, checkfirst=True)
    op.add_column("v", sa.Column("mood", mood, server_default="ok"))
    op.add_column("v", sa.Column("again", postgresql.ENUM(name="mood", create_type=False)))
    print([enum["name"] for enum in sa.inspect(bind).get_enums()])
    op.drop_column("v", "mood")
    op.drop_column("v", "again")
    mood.drop(bind, checkfirst=False)
    mood.drop(bind, checkfirst=True)
    sa.Enum(name="ones").drop(bind)
    sa.Enum(name="nothing").drop(bind)

def downgrade() -> None:
    pass
