import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB

options = {"compare_server_default": True, "render_as_batch": True, "include_schemas": True}


def things(*columns, **options):
    metadata = sa.MetaData()
    sa.Table("things", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns, schema="s", **options)
    return metadata


def first():
    return things(sa.Column("a", sa.Integer, server_default="1"), sa.Column("b", sa.String(10)),
                  sa.Column("c", sa.Boolean, nullable=False), sa.CheckConstraint("a > 0"),
                  sa.Column("d", ARRAY(sa.Integer)), sa.Column("e", sa.Date, server_default=sa.text("CURRENT_DATE")))


def second():
    return things(sa.Column("a", sa.BigInteger, nullable=False, comment="counted"),
                  sa.Column("b", sa.String(20), server_default="none", nullable=False, comment="named"),
                  sa.Column("c", sa.Boolean, server_default=sa.false()), sa.Column("d", ARRAY(sa.Integer)),
                  sa.Column("e", sa.Date, server_default=sa.func.current_date()),
                  sa.Column("f", JSONB(none_as_null=True), server_default="[]"), comment="all")


def third():
    return things(sa.Column("a", sa.BigInteger, nullable=False, comment="counted", autoincrement=True),
                  sa.Column("b", sa.String(20), server_default=None, nullable=False, comment="named"),
                  sa.Column("c", sa.Boolean, server_default=sa.true()), sa.Column("d", ARRAY(sa.BigInteger)),
                  sa.Column("e", sa.Date), sa.Column("f", JSONB, server_default=sa.text("'[]'")),
                  sa.Column("g", sa.Integer, sa.Identity(always=True)), comment="all")


def swapped():
    metadata = sa.MetaData()
    sa.Table("things", metadata, sa.Column("id", sa.BigInteger, sa.Identity(), primary_key=True),
             sa.Column("a", sa.BigInteger, nullable=False), sa.Column("b", sa.LargeBinary, nullable=False),
             sa.Column("c", sa.Boolean, server_default=sa.true()), sa.Column("d", ARRAY(sa.BigInteger)),
             sa.Column("e", sa.Interval), sa.Column("f", JSONB, server_default=sa.text("'[]'")),
             sa.Column("g", sa.Integer), comment="all", schema="s")
    return metadata
