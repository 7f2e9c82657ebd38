from sqlalchemy import BigInteger, Boolean, Column, Date, DateTime, Integer, MetaData, Numeric, String, Table, Text


def users(*columns):
    metadata = MetaData()
    Table("users", metadata, Column("id", Integer, primary_key=True), *columns)
    return metadata


def first():
    return users(Column("name", String(50)), Column("age", Integer), Column("note", String))


def added():
    return users(Column("name", String(50)), Column("age", Integer), Column("note", String),
                 Column("born", Date, nullable=False), Column("active", Boolean, server_default="true"))


def nullability():
    return users(Column("name", String(50), nullable=False), Column("age", Integer, nullable=False),
                 Column("note", String), Column("born", Date), Column("active", Boolean, server_default="true"))


def types():
    return users(Column("name", String(80), nullable=False), Column("age", BigInteger, nullable=False),
                 Column("note", Text), Column("born", DateTime(timezone=True)),
                 Column("active", Boolean, server_default="true"))


def type_and_nullability():
    return users(Column("name", Text), Column("age", Numeric(10, 2)), Column("note", Text, nullable=False),
                 Column("born", DateTime(timezone=True)), Column("active", Boolean, server_default="true"))


def renamed():
    return users(Column("full_name", Text), Column("age", Numeric(10, 2)), Column("note", Text, nullable=False),
                 Column("born", DateTime(timezone=True)), Column("active", Boolean, server_default="true"))


def removed():
    return users(Column("full_name", Text), Column("age", Numeric(10, 2)), Column("note", Text, nullable=False),
                 Column("born", DateTime(timezone=True)))
