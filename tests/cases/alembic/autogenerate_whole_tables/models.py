import sqlalchemy as sa
from sqlalchemy.orm import declarative_base


def empty():
    return sa.MetaData()


def first():
    Base = declarative_base()

    class User(Base):
        __tablename__ = "user"
        id = sa.Column(sa.Integer, primary_key=True)
        firstName = sa.Column("firstName", sa.String(20), nullable=False, default="x")
        order = sa.Column(sa.Integer, autoincrement=False)

    class Pair(Base):
        __tablename__ = "Pair"
        left = sa.Column(sa.Integer, sa.ForeignKey("user.id"), primary_key=True)
        right = sa.Column(sa.Integer, primary_key=True, autoincrement=False)
        note = sa.Column(sa.Text, onupdate="x")

    sa.Table("no_key", Base.metadata, sa.Column("a", sa.Integer), prefixes=["UNLOGGED"], info={"x": 1})
    return Base.metadata


def renamed():
    metadata = first()
    metadata.remove(metadata.tables["no_key"])
    sa.Table("another", metadata, sa.Column("a", sa.Integer))
    return metadata


def several():
    metadata = renamed()
    other = sa.MetaData()
    sa.Table("elsewhere", other, sa.Column("id", sa.Integer, primary_key=True))
    return [metadata, other]
