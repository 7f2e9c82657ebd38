"""rendering of one's own"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.schema import DDLElement
from sqlalchemy.sql import functions
from sqlalchemy.types import UserDefinedType

revision = "b1"
down_revision = None


class NewId(functions.FunctionElement):
    name = "new_id"
    inherit_cache = True


@compiles(NewId, "postgresql")
def new_id_on_postgresql(element, compiler, **kw):
    return "(GEN_RANDOM_UUID())"


@compiles(NewId, "sqlite")
def new_id_on_sqlite(element, compiler, **kw):
    return "(hex(randomblob(16)))"


class Document(sa.JSON):
    cache_ok = True


@compiles(Document, "sqlite")
def document_on_sqlite(type_, compiler, **kw):
    return "JSON"


class Score(UserDefinedType):
    cache_ok = True


@compiles(Score)
def score(type_, compiler, **kw):
    return "NUMERIC(5, 2)"


class Title(sa.String):
    cache_ok = True


@compiles(Title, "postgresql")
def title(type_, compiler, **kw):
    return compiler.visit_string(sa.String(40), **kw)


class CreateView(DDLElement):
    def __init__(self, name, select):
        self.name, self.select = name, select


@compiles(CreateView)
def create_view(element, compiler, **kw):
    return f"CREATE VIEW {element.name} AS {element.select}"


class utcnow(functions.FunctionElement):
    type = sa.DateTime()
    inherit_cache = True


@compiles(utcnow, "postgresql")
def utcnow_on_postgresql(element, compiler, **kw):
    return "TIMEZONE('utc', CURRENT_TIMESTAMP)"


def upgrade():
    op.create_table(
        "papers",
        sa.Column("id", sa.Uuid(), server_default=NewId(), primary_key=True),
        sa.Column("body", Document().with_variant(postgresql.JSONB(), "postgresql")),
        sa.Column("plain", Document()),
        sa.Column("score", Score(), nullable=False),
        sa.Column("title", Title()),
        sa.Column("at", sa.DateTime(), server_default=utcnow()),
    )
    op.execute(CreateView("good_papers", "SELECT id, score FROM papers WHERE score > 4"))


def downgrade():
    op.execute("DROP VIEW good_papers")
    op.drop_table("papers")
