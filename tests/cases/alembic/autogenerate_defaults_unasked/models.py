import sqlalchemy as sa


def items(default, kind):
    metadata = sa.MetaData()
    sa.Table("items", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("amount", kind, server_default=default))
    return metadata


def first():
    return items("0", sa.Integer)


def default_alone():
    return items("1", sa.Integer)


def default_and_type():
    return items("1", sa.BigInteger)


def default_gone():
    return items(None, sa.String(9))
