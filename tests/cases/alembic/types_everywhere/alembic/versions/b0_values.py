"""values

Revision ID: b0
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

revision = 'b0'
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
    op.create_table("v", sa.Column("id", sa.Integer(), primary_key=True))
    t = op.create_table(
        "t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("color", sa.Enum(Color)), sa.Column("size", sa.Enum(Size, values_callable=lambda kinds: [kind.value for kind in kinds], name="size")),
        sa.Column("up", Upper()), sa.Column("guid", Guid()), sa.Column("uid", sa.Uuid()), sa.Column("text_uid", postgresql.UUID(as_uuid=False)), sa.Column("data", sa.JSON()), sa.Column("doc", postgresql.JSONB(none_as_null=True)),
        sa.Column("tags", postgresql.ARRAY(sa.String())), sa.Column("grid", sa.ARRAY(sa.Integer)), sa.Column("day", sa.Date()), sa.Column("at", sa.DateTime(timezone=True)), sa.Column("span", sa.Interval()), sa.Column("clock", sa.Time()), sa.Column("raw", sa.LargeBinary()),
        sa.Column("price", sa.Numeric(8, 2)), sa.Column("ratio", sa.Float()), sa.Column("number", sa.Numeric(asdecimal=False)), sa.Column("flag", sa.Boolean(), default=True), sa.Column("made", sa.DateTime(), default=lambda: datetime(2025, 1, 1)), sa.Column("vary", sa.String().with_variant(sa.Text(), "postgresql")),
    )
    bind = op.get_bind()
    bind.execute(t.insert(), [
        {"color": Color.green, "size": Size.LARGE, "up": "abc", "guid": uuid.UUID(int=1), "uid": uuid.UUID(int=2), "text_uid": str(uuid.UUID(int=3)), "data": {"a": [1, None]}, "doc": None, "tags": ["x", "y z"], "grid": [1, 2], "day": date(2025, 1, 2), "at": datetime(2025, 1, 2, 3, 4, tzinfo=timezone.utc), "span": timedelta(days=1, seconds=5), "clock": time(1, 2), "raw": b"\x00\xff", "price": Decimal("1.5"), "ratio": 0.5, "number": 2, "vary": "v"},
    ])
    bind.execute(t.insert().values(color="red", size="small", data=None, doc={"k": 1}, tags=[], up=None))
    for row in bind.execute(sa.select(t).order_by(t.c.id)).mappings():
        print(dict(row))
    print(bind.execute(sa.select(t.c.id).where(t.c.color == Color.green, t.c.size == Size.LARGE, t.c.up == "abc", t.c.uid == uuid.UUID(int=2))).scalar())
    print(bind.execute(sa.select(t.c.color, t.c.up).where(t.c.color.in_([Color.red, Color.green])).order_by(t.c.id)).all())
    print(bind.execute(t.update().where(t.c.tags == ["x", "y z"]).values(tags=["n"], color=Color.red)).rowcount)
    print(bind.execute(sa.text("SELECT color, tags, data, doc, span, raw::text FROM t ORDER BY id")).all()[0])
    print(bind.execute(sa.select(sa.type_coerce(t.c.id, sa.String), sa.cast(t.c.id, Upper), sa.literal("q", Upper())).order_by(t.c.id)).first())
    print(bind.execute(sa.text("SELECT id, up FROM t ORDER BY id").columns(id=sa.Integer, up=Upper)).all())

def downgrade() -> None:
    pass
