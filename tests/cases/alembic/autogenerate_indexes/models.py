import sqlalchemy as sa
from sqlalchemy import Index, text


def books(*indexes):
    metadata = sa.MetaData()
    sa.Table("books", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("title", sa.String(200)),
             sa.Column("author", sa.String(100), index=True), sa.Column("isbn", sa.String(13), unique=True, index=True),
             sa.Column("year", sa.Integer), sa.Column("tags", sa.ARRAY(sa.String)), *indexes)
    return metadata


def first():
    return books(Index("ix_title", "title"), Index("ix_pair", "year", "title", unique=True))


def changed():
    return books(Index("ix_title", "title", unique=True), Index("ix_pair", "title", "year", unique=True))


def gone():
    return books()


def with_options():
    return books(
        Index("ix_recent", "year", postgresql_where=text("year > 2000")),
        Index("ix_tags", "tags", postgresql_using="gin"),
        Index("ix_pattern", "title", postgresql_ops={"title": "varchar_pattern_ops"}),
        Index("ix_covering", "year", postgresql_include=["title"]),
        Index("ix_fill", "title", postgresql_with={"fillfactor": 70}),
    )


def expressions():
    metadata = books()
    table = metadata.tables["books"]
    Index("ix_lower", sa.func.lower(table.c.title))
    Index("ix_sorted", table.c.year.desc(), table.c.title.asc().nulls_first())
    Index("ix_text", text("(year + 1)"), text("title DESC"))
    return metadata


def other_expressions():
    metadata = books()
    table = metadata.tables["books"]
    Index("ix_lower", sa.func.upper(table.c.title))
    Index("ix_sorted", table.c.year.desc().nulls_last(), table.c.title)
    Index("ix_text", text("(year + 1)"))
    return metadata
