import sqlalchemy as sa
from sqlalchemy.types import TypeDecorator

options = {"sqlalchemy_module_prefix": "sqla.", "alembic_module_prefix": "migrate.", "compare_type": False,
           "upgrade_token": "upgrades", "downgrade_token": "downgrades"}


class Short(TypeDecorator):
    impl = sa.String(5)
    cache_ok = True


def first():
    metadata = sa.MetaData()
    sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", Short(), index=True),
             sa.Column("b", sa.Integer, server_default=sa.text("1")))
    return metadata


def second():
    metadata = sa.MetaData()
    sa.Table("t", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a", sa.Text, nullable=False))
    return metadata
