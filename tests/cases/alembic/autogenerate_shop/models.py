import datetime
import decimal
import enum
import uuid
from typing import Annotated, Optional

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship

options = {"compare_server_default": True}

Key = Annotated[uuid.UUID, mapped_column(primary_key=True, default=uuid.uuid4)]
Name = Annotated[str, mapped_column(sa.String(80))]


class State(enum.Enum):
    DRAFT = "draft"
    PAID = "paid"


class Stamped:
    created_at: Mapped[datetime.datetime] = mapped_column(sa.DateTime(timezone=True), server_default=sa.func.now())
    updated_at: Mapped[Optional[datetime.datetime]] = mapped_column(
        sa.DateTime(timezone=True), onupdate=datetime.datetime.now)


def first():
    class Base(DeclarativeBase):
        type_annotation_map = {decimal.Decimal: sa.Numeric(10, 2), str: sa.Text}

    links = sa.Table("product_tags", Base.metadata,
                     sa.Column("product_id", sa.ForeignKey("products.id", ondelete="CASCADE"), primary_key=True),
                     sa.Column("tag_id", sa.ForeignKey("tags.id", ondelete="CASCADE"), primary_key=True))

    class Tag(Base):
        __tablename__ = "tags"
        id: Mapped[int] = mapped_column(primary_key=True)
        label: Mapped[Name] = mapped_column(unique=True)

    class Product(Stamped, Base):
        __tablename__ = "products"
        id: Mapped[Key]
        name: Mapped[Name]
        price: Mapped[decimal.Decimal]
        tags: Mapped[list[Tag]] = relationship(secondary=links)
        __table_args__ = (sa.CheckConstraint("price >= 0", name="ck_price"), sa.Index("ix_name_price", "name", "price"),
                          {"comment": "what is sold"})

    return Base.metadata


def second():
    class Base(DeclarativeBase):
        type_annotation_map = {decimal.Decimal: sa.Numeric(12, 4), str: sa.Text, dict: JSONB}

    class Product(Stamped, Base):
        __tablename__ = "products"
        id: Mapped[Key]
        name: Mapped[Name] = mapped_column(index=True)
        price: Mapped[Optional[decimal.Decimal]] = mapped_column(server_default=sa.text("0"))
        state: Mapped[State] = mapped_column(sa.Enum(State, name="state", native_enum=False), server_default="DRAFT")
        details: Mapped[dict] = mapped_column(server_default=sa.text("'{}'::jsonb"))
        sizes: Mapped[list[str]] = mapped_column(ARRAY(sa.String(5)), server_default="{}")
        parent_id: Mapped[Optional[uuid.UUID]] = mapped_column(sa.ForeignKey("products.id", name="fk_parent"))
        __table_args__ = (
            sa.CheckConstraint("price >= 0", name="ck_price"),
            sa.Index("ix_open", "name", unique=True, postgresql_where=sa.text("parent_id IS NOT NULL")),
            sa.UniqueConstraint("name", "state", name="uq_name_state"),
        )

    class Order(Base):
        __tablename__ = "orders"
        id: Mapped[int] = mapped_column(sa.BigInteger, sa.Identity(), primary_key=True)
        number: Mapped[str] = mapped_column(sa.String(12))
        total: Mapped[decimal.Decimal]
        placed: Mapped[datetime.date]
        took: Mapped[datetime.timedelta]
        lines: Mapped[list["Line"]] = relationship(back_populates="order")

    class Line(Base):
        __tablename__ = "order_lines"
        order_id: Mapped[int] = mapped_column(sa.ForeignKey("orders.id", ondelete="CASCADE"), primary_key=True)
        position: Mapped[int] = mapped_column(primary_key=True)
        product_id: Mapped[uuid.UUID] = mapped_column(sa.ForeignKey("products.id", ondelete="RESTRICT"))
        order: Mapped[Order] = relationship(back_populates="lines")

    sa.Table("tags", Base.metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("label", sa.String(80), nullable=False))
    sa.Table("product_tags", Base.metadata,
             sa.Column("product_id", sa.ForeignKey("products.id", ondelete="CASCADE"), primary_key=True),
             sa.Column("tag_id", sa.ForeignKey("tags.id"), primary_key=True))
    return Base.metadata


def third():
    metadata = second()
    metadata.remove(metadata.tables["order_lines"])
    metadata.tables["orders"].c.number.nullable = True
    metadata.tables["orders"].c.number.comment = "as printed"
    metadata.tables["orders"].c.total.type = sa.Double()
    return metadata


def fourth():
    metadata = third()
    metadata.remove(metadata.tables["orders"])
    return metadata
