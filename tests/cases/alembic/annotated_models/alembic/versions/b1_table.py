"""table

Revision ID: b1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from typing import Any, Annotated, Literal, NewType, Optional, TypedDict
import enum, datetime, decimal, uuid
from sqlalchemy import JSON, Dialect, MetaData, TypeDecorator, update
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, registry

from alembic import op
import sqlalchemy as sa

revision = 'b1'
down_revision = None
branch_labels = None
depends_on = None

class JSONB(JSON):
    __visit_name__ = "JSONB"
JSON_ = JSON().with_variant(postgresql.JSONB(), "postgresql").with_variant(JSONB(), "sqlite")
class JsonDict(TypeDecorator[dict[str, Any]]):
    cache_ok = True
    impl = JSON_
    def process_bind_param(self, value, _): return value if isinstance(value, dict) else {}
class Out(TypedDict, total=False):
    x: Any
intpk = Annotated[int, mapped_column(primary_key=True)]
str50 = Annotated[str, 50]
Mid = NewType("Mid", int)
class Color(enum.Enum):
    red = "r"
    blue = "b"
class Base(DeclarativeBase):
    type_annotation_map = {dict[str, Any]: JsonDict, list[dict[str, Any]]: JsonDict, Out: JsonDict, str50: sa.String(50), datetime.datetime: sa.TIMESTAMP(timezone=True), Mid: sa.BigInteger}
class Span(Base):
    __tablename__ = "spans"
    id: Mapped[intpk]
    attributes: Mapped[dict[str, Any]]
    lst: Mapped[Optional[list[dict[str, Any]]]]
    o: Mapped[Out]
    n: Mapped[Optional[int]]
    s: Mapped[str50]
    d: Mapped[datetime.datetime]
    c: Mapped[Color]
    f: Mapped[float]
    dec: Mapped[decimal.Decimal | None]
    u: Mapped[uuid.UUID]
    lit: Mapped[Literal["a", "bb"]]
    m: Mapped[Mid]
    q: Mapped[str] = mapped_column(sa.String(7), nullable=True)


def upgrade() -> None:
    for c in Span.__table__.columns: print(c.name, repr(c.type), c.nullable, c.primary_key)


def downgrade() -> None:
    pass
