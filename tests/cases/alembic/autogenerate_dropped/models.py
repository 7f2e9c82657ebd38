import sqlalchemy as sa


def nothing():
    return sa.MetaData()


def owners():
    metadata = sa.MetaData()
    sa.Table("owners", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("code", sa.String(4)),
             sa.UniqueConstraint("code", name="uq_code"))
    return metadata
