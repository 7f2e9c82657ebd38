import sqlalchemy as sa

options = {"compare_server_default": True}


def items(identity, expression, *more):
    metadata = sa.MetaData()
    sa.Table("items", metadata, sa.Column("id", sa.Integer, identity, primary_key=True), sa.Column("a", sa.Integer),
             sa.Column("b", sa.Integer, sa.Computed(expression, persisted=True)), *more)
    return metadata


def first():
    return items(sa.Identity(always=True), "a + 1")


def other_options():
    return items(sa.Identity(start=10, increment=5), "a + 1", *more())


def other_expression():
    return items(sa.Identity(always=True), "a + 2", *more())


def more():
    return (sa.Column("c", sa.BigInteger, sa.Identity(always=True, minvalue=1, cycle=True), nullable=False),
            sa.Column("d", sa.Integer, sa.Computed("a - 1", persisted=True)))


def more_columns():
    return items(sa.Identity(always=True), "a + 1", *more())


def gone():
    return sa.MetaData()
