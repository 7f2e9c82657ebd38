import sqlalchemy as sa


def notes(comment, *columns):
    metadata = sa.MetaData()
    sa.Table("notes", metadata, sa.Column("id", sa.Integer, primary_key=True, comment="the key"), *columns,
             comment=comment)
    return metadata


def first():
    return notes("What was said", sa.Column("text", sa.Text, comment="it's said"))


def changed():
    return notes("What was thought", sa.Column("text", sa.Text, comment="said"))


def removed():
    return notes(None, sa.Column("text", sa.Text))


def added():
    return notes("a 'quoted' one", sa.Column("text", sa.String(80), nullable=False, comment='so "quoted"'))


def gone():
    return sa.MetaData()
