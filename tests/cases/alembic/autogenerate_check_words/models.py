import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

options = {"compare_server_default": True}


def base(*columns, **options):
    metadata = sa.MetaData()
    sa.Table("owners", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("pets", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns, **options)
    return metadata


def start():
    return base(sa.Column("name", sa.String(20)), sa.Column("owner_id", sa.Integer),
                sa.Column("born", sa.Date, comment="when"), sa.Index("ix_born", "born"),
                sa.UniqueConstraint("name", name="uq_name"))


def columns():
    return base(sa.Column("name", sa.String(20), nullable=False), sa.Column("owner_id", sa.BigInteger),
                sa.Column("born", sa.Date, comment="never"), sa.Column("tags", postgresql.JSONB),
                sa.Column("day", sa.Date, nullable=False, comment="x"), sa.Index("ix_born", "born"),
                sa.UniqueConstraint("name", name="uq_name"))


def constraints():
    return base(sa.Column("name", sa.String(20)), sa.Column("owner_id", sa.Integer, index=True),
                sa.Column("born", sa.Date, comment="when"), sa.UniqueConstraint("born", name="uq_born"))


def tables():
    metadata = start()
    metadata.remove(metadata.tables["pets"])
    sa.Table("new", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("owner_id", sa.Integer, sa.ForeignKey("owners.id"), unique=True, key="who"), schema=None)
    return metadata


def removed():
    return base(sa.Column("owner_id", sa.Integer), sa.Column("born", sa.Date, comment="when"),
                sa.Index("ix_born", "born", unique=True))


def commented():
    metadata = start()
    metadata.tables["pets"].comment = "beasts"
    return metadata
