import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    pass


def class_instead_of_metadata():
    return Base


def table_that_is_not_there():
    metadata = sa.MetaData()
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("customer_id", sa.Integer, sa.ForeignKey("customers.id")))
    return metadata


def column_that_is_not_there():
    metadata = sa.MetaData()
    sa.Table("customers", metadata, sa.Column("number", sa.Integer, primary_key=True))
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("customer_id", sa.Integer, sa.ForeignKey("customers.id")))
    return metadata


def twice():
    return [one(), one()]


def one():
    metadata = sa.MetaData()
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True))
    return metadata


def no_type():
    metadata = sa.MetaData()
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("thing"))
    return metadata
