import sqlalchemy as sa
from sqlalchemy.ext.mutable import MutableDict
from sqlalchemy.dialects import postgresql
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column


def first():
    class Base(DeclarativeBase):
        pass

    class Named:
        @declared_attr.directive
        def __tablename__(cls):
            return cls.__name__.lower()

    class Animal(Base):
        __tablename__ = "animals"
        id: Mapped[int] = mapped_column(primary_key=True)
        kind: Mapped[str] = mapped_column(sa.String(10))
        legs: Mapped[int] = mapped_column(sa.SmallInteger, default=4)
        __mapper_args__ = {"polymorphic_on": "kind", "polymorphic_identity": "animal"}

    class Bird(Animal):
        __tablename__ = "birds"
        id: Mapped[int] = mapped_column(sa.ForeignKey("animals.id"), primary_key=True)
        span: Mapped[float | None] = mapped_column()
        __mapper_args__ = {"polymorphic_identity": "bird"}

    return Base.metadata


def second():
    class Base(DeclarativeBase):
        pass

    class Animal(Base):
        __tablename__ = "animals"
        id = mapped_column(sa.Integer, primary_key=True)
        kind = mapped_column(sa.String(10), nullable=False)
        legs = mapped_column(sa.SmallInteger, nullable=False, server_default="4")
        notes = mapped_column(postgresql.HSTORE().with_variant(sa.JSON(), "postgresql"))
        data: Mapped[dict | None] = mapped_column(MutableDict.as_mutable(postgresql.JSONB))
        address = mapped_column(postgresql.CIDR().with_variant(postgresql.INET, "postgresql"))
        text = mapped_column(sa.String().with_variant(sa.Text(), "sqlite", "mysql"))
        duration = mapped_column(sa.Interval(second_precision=3))
        precise = mapped_column(sa.Numeric(10, asdecimal=False))
        moods = mapped_column(postgresql.ARRAY(sa.Enum("up", "down", name="mood", create_type=False)))

    class Bird(Animal):
        __tablename__ = "birds"
        id = mapped_column(sa.ForeignKey("animals.id", ondelete="CASCADE", name="fk_bird"), primary_key=True)
        span = mapped_column(sa.Float(53))

    return Base.metadata
