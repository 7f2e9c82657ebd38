import enum

import sqlalchemy as sa
from sqlalchemy.dialects import postgresql


class Mood(enum.Enum):
    sad = 1
    happy = 2


def things(*columns):
    metadata = sa.MetaData()
    sa.Table("things", metadata, sa.Column("id", sa.BigInteger, primary_key=True), *columns)
    return metadata


def generic():
    return things(
        sa.Column("a", sa.SmallInteger), sa.Column("b", sa.Float), sa.Column("c", sa.Float(24)),
        sa.Column("d", sa.Double), sa.Column("e", sa.Numeric), sa.Column("f", sa.Numeric(8)),
        sa.Column("g", sa.Numeric(8, 3)), sa.Column("h", sa.LargeBinary), sa.Column("i", sa.Interval),
        sa.Column("j", sa.Time), sa.Column("k", sa.Time(timezone=True)), sa.Column("l", sa.DateTime),
        sa.Column("m", sa.Uuid), sa.Column("n", sa.JSON), sa.Column("o", sa.Unicode(20)),
        sa.Column("p", sa.UnicodeText), sa.Column("q", sa.CHAR(3)), sa.Column("r", sa.ARRAY(sa.Integer)),
        sa.Column("s", sa.Enum("x", "y", name="letters")), sa.Column("t", sa.Enum(Mood)),
        sa.Column("u", sa.Enum("p", "q", native_enum=False)), sa.Column("v", sa.String(10, collation="C")),
        sa.Column("w", sa.Boolean), sa.Column("x", sa.Uuid(as_uuid=False)),
        sa.Column("y", sa.Enum(Mood, name="moods", native_enum=False, length=20)),
    )


def dialect():
    return things(
        sa.Column("a", postgresql.JSONB), sa.Column("b", postgresql.JSON), sa.Column("c", postgresql.UUID),
        sa.Column("d", postgresql.ARRAY(sa.String(20))), sa.Column("e", postgresql.ARRAY(postgresql.UUID)),
        sa.Column("f", postgresql.TIMESTAMP(precision=3)), sa.Column("g", postgresql.INET),
        sa.Column("h", postgresql.TSVECTOR), sa.Column("i", postgresql.ENUM("x", "y", name="kinds")),
        sa.Column("j", postgresql.DOUBLE_PRECISION), sa.Column("k", postgresql.BYTEA),
        sa.Column("l", postgresql.INTERVAL), sa.Column("m", postgresql.TIMESTAMP(timezone=True)),
        sa.Column("n", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
        sa.Column("o", sa.BigInteger().with_variant(sa.Integer(), "sqlite")),
        sa.Column("p", postgresql.ARRAY(sa.Integer, dimensions=2)), sa.Column("q", postgresql.REAL),
    )


def changed():
    return things(
        sa.Column("a", sa.JSON), sa.Column("b", postgresql.JSONB), sa.Column("c", sa.Uuid),
        sa.Column("d", postgresql.ARRAY(sa.String(20))), sa.Column("e", postgresql.ARRAY(postgresql.UUID)),
        sa.Column("f", postgresql.TIMESTAMP(precision=6)), sa.Column("g", postgresql.INET),
        sa.Column("h", postgresql.TSVECTOR), sa.Column("i", postgresql.ENUM("x", "y", name="kinds")),
        sa.Column("j", sa.Float), sa.Column("k", sa.LargeBinary),
        sa.Column("l", sa.Interval), sa.Column("m", sa.DateTime()),
        sa.Column("n", sa.JSON().with_variant(postgresql.JSONB(), "postgresql")),
        sa.Column("o", sa.Integer), sa.Column("p", postgresql.ARRAY(sa.Integer, dimensions=2)),
        sa.Column("q", sa.Double),
    )


def nothing():
    return sa.MetaData()
