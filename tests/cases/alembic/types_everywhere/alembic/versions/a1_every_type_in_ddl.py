"""every type in DDL

Revision ID: a1
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

revision = 'a1'
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
    op.create_table(
        "generic",
        *[sa.Column(f"c{place}", kind) for place, kind in enumerate([
            sa.BigInteger(), sa.Boolean(), sa.Date(), sa.DateTime(), sa.DateTime(timezone=True), sa.Double(), sa.Double(53), sa.Enum("a", "b", name="ab"),
            sa.Float(), sa.Float(10), sa.Integer, sa.Interval(), sa.Interval(second_precision=3), sa.LargeBinary(), sa.LargeBinary(10), sa.Numeric(), sa.Numeric(10), sa.Numeric(10, 2),
            sa.PickleType(), sa.SmallInteger(), sa.String(), sa.String(5), sa.String(collation="C"), sa.Text(), sa.Text(5), sa.Time(), sa.Time(timezone=True),
            sa.Unicode(5), sa.UnicodeText(), sa.Uuid(), sa.Uuid(as_uuid=False), sa.Uuid(native_uuid=False), sa.JSON(), sa.JSON(none_as_null=True), sa.ARRAY(sa.Integer), sa.ARRAY(sa.String(5), dimensions=2),
            sa.CHAR(3), sa.VARCHAR(9), sa.NCHAR(2), sa.NVARCHAR(3), sa.TEXT(), sa.CLOB(), sa.REAL(), sa.FLOAT(5), sa.DOUBLE(), sa.DOUBLE_PRECISION(), sa.NUMERIC(5, 1), sa.DECIMAL(4), sa.INTEGER(), sa.INT(), sa.SMALLINT(), sa.BIGINT(),
            sa.TIMESTAMP(), sa.TIMESTAMP(timezone=True), sa.DATE(), sa.TIME(), sa.BOOLEAN(), sa.UUID(), sa.BINARY(3), sa.VARBINARY(4), sa.BLOB(), sa.DATETIME(),
        ])],
    )
    op.create_table(
        "pg",
        *[sa.Column(f"c{place}", kind) for place, kind in enumerate([
            postgresql.ARRAY(sa.Text()), postgresql.ARRAY(postgresql.JSONB(), dimensions=1), postgresql.BIT(), postgresql.BIT(5), postgresql.BIT(5, varying=True), postgresql.BIT(varying=True), postgresql.BYTEA(), postgresql.CIDR(), postgresql.CITEXT(),
            postgresql.DATERANGE(), postgresql.DATEMULTIRANGE(), postgresql.DOUBLE_PRECISION(), postgresql.ENUM("x", name="xs", create_type=False), postgresql.HSTORE(), postgresql.INET(), postgresql.INT4RANGE(), postgresql.INT8RANGE(), postgresql.INTERVAL(), postgresql.INTERVAL(precision=2), postgresql.INTERVAL(fields="DAY TO SECOND"),
            postgresql.JSON(), postgresql.JSON(astext_type=sa.Text()), postgresql.JSONB(astext_type=sa.Text()), postgresql.JSONPATH(), postgresql.MACADDR(), postgresql.MACADDR8(), postgresql.MONEY(), postgresql.NUMRANGE(), postgresql.OID(), postgresql.REGCLASS(), postgresql.REGCONFIG(),
            postgresql.TIME(precision=3), postgresql.TIMESTAMP(precision=2), postgresql.TIMESTAMP(timezone=True, precision=0), postgresql.TSRANGE(), postgresql.TSTZRANGE(), postgresql.TSVECTOR(), postgresql.TSQUERY(), postgresql.UUID(), postgresql.UUID(as_uuid=True), postgresql.VARCHAR(3), postgresql.INTEGER(), postgresql.REAL(),
        ])],
    )
    op.create_table(
        "own",
        sa.Column("a", sa.Enum(Color), nullable=False), sa.Column("b", sa.Enum(Size, values_callable=lambda kinds: [kind.value for kind in kinds], name="sizes", schema="public")),
        sa.Column("c", sa.Enum(Color, native_enum=False, length=10)), sa.Column("d", sa.Enum("x", "yy", native_enum=False, create_constraint=True, name="ck_d")), sa.Column("e", sa.Boolean(create_constraint=True, name="ck_e")),
        sa.Column("f", Upper()), sa.Column("g", Guid()), sa.Column("h", Point()), sa.Column("i", sa.String(5).with_variant(postgresql.CITEXT(), "postgresql")), sa.Column("j", sa.JSON().with_variant(postgresql.JSONB(), "postgresql", "mysql")),
        sa.Column("k", sa.ARRAY(sa.Enum("p", "q", name="pq"))), sa.Column("l", sa.Integer(), sa.Sequence("own_seq", start=5), server_default=sa.Sequence("own_seq").next_value()),
        sa.Column("m", postgresql.ENUM(Color, name="color")), sa.Column("n", sa.String(5), default="x", onupdate="y", doc="of n"),
    )
    op.add_column("own", sa.Column("o", sa.Enum("z", name="zs")))
    op.alter_column("own", "f", type_=sa.Enum(Color), existing_type=sa.String(20), postgresql_using="f::color")
    op.drop_column("own", "o")
    op.drop_table("own")

def downgrade() -> None:
    pass
