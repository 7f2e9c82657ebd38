import sqlalchemy as sa
from sqlalchemy import Index, text


def books(*indexes):
    metadata = sa.MetaData()
    sa.Table("books", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("title", sa.String(200)),
             sa.Column("year", sa.Integer), *indexes)
    return metadata


def first():
    return books(Index("ix_ops", text("lower(title) varchar_pattern_ops")), Index("ix_year", "year"))


def same_words():
    return books(Index("ix_ops", text("lower(title) varchar_pattern_ops")), Index("ix_year", text("year")))
