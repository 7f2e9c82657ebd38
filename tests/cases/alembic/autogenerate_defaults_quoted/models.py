import sqlalchemy as sa

options = {"compare_server_default": True}


def first():
    metadata = sa.MetaData()
    sa.Table("items", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("quoted", sa.Text, server_default="it's"))
    return metadata
