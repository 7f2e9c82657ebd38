"""Statements over the schema."""

from sqlalchemy import exc
from sqlalchemy.sql import elements


def __getattr__(name):
    if name == "CheckFirst":
        from sqlalchemy.sql.choices import CheckFirst
        return CheckFirst
    raise AttributeError(f"module 'sqlalchemy.sql.ddl' has no attribute {name!r}")


class BaseDDLElement(elements.ClauseElement):
    """A part of such a statement."""


class ExecutableDDLElement(elements.Executable, BaseDDLElement):
    """A statement over the schema; one's own are rendered by `@compiles`."""

    target = None

    def _statement(self):
        if hasattr(self, "_run"):
            raise NotImplementedError(f"the text of sqlalchemy.schema.{type(self).__name__} is not supported by Retort")
        raise exc.UnsupportedCompilationError(
            "Compiler <sqlalchemy.dialects.postgresql.base.PGDDLCompiler object at 0x…> can't render element of type "
            f"{type(self)!r} (Background on this error at: https://sqlalche.me/e/21/l7de)"
        )


DDLElement = ExecutableDDLElement


class DDL(ExecutableDDLElement):
    """A statement as text."""

    def __init__(self, statement, context=None):
        if not isinstance(statement, str):
            raise exc.ArgumentError(f"Expected a string or unicode SQL statement, got '{statement!r}'")
        self.statement, self.context = statement, context or {}

    def _for_table(self, table):
        """The statement, about a table."""
        return DDL(self.statement, {"table": table.name, "schema": table.schema or "", "fullname": table.fullname,
                                    **self.context})

    def execute_if(self, dialect=None, callable_=None, state=None):
        """Only for a dialect."""
        wanted = dialect is None or dialect == "postgresql" or (not isinstance(dialect, str) and "postgresql" in dialect)
        return self if wanted else DDL("SELECT 1")

    def _statement(self):
        return {"driver_sql": (self.statement % self.context).replace("%", "%%")}


class _OfElement(ExecutableDDLElement):
    """A statement over an object."""

    def __init__(self, element, **kw):
        self.element, self._keywords = element, kw

    def _made(self, *words):
        """The statement out of its words, those that are empty left out."""
        return {"driver_sql": " ".join(word for word in words if word).replace("%", "%%")}

    def _only_if(self, keyword, words):
        return words if self._keywords.get(keyword) else ""


class CreateTable(_OfElement):
    """`CREATE TABLE`"""

    def _run(self):
        self.element.create(None, checkfirst=bool(self._keywords.get("if_not_exists")))


class DropTable(_OfElement):
    """`DROP TABLE`"""

    def _run(self):
        self.element.drop(None, checkfirst=bool(self._keywords.get("if_exists")))


class CreateIndex(CreateTable):
    """`CREATE INDEX`"""


class DropIndex(DropTable):
    """`DROP INDEX`"""


class AddConstraint(_OfElement):
    """`ALTER TABLE … ADD CONSTRAINT`"""

    def _run(self):
        from _retort import bridge
        from sqlalchemy.sql.constraints import addition
        bridge.call("operation", addition(self.element))


class DropConstraint(_OfElement):
    """`ALTER TABLE … DROP CONSTRAINT`"""

    def _statement(self):
        if self.element.name is None:
            raise exc.CompileError(f"Can't emit DROP CONSTRAINT for constraint {self.element!r}; it has no name")
        return self._made("ALTER TABLE", _table(self.element.table), "DROP CONSTRAINT",
                          self._only_if("if_exists", "IF EXISTS"), _name(self.element.name),
                          self._only_if("cascade", "CASCADE"))


class CreateSequence(_OfElement):
    """`CREATE SEQUENCE`"""

    def _statement(self):
        sequence = self.element
        kind = getattr(sequence, "data_type", None)
        return self._made(
            "CREATE SEQUENCE", self._only_if("if_not_exists", "IF NOT EXISTS"), _table(sequence),
            f"AS {elements.to_instance(kind).compile()}" if kind is not None else "", *_options(sequence))


def _options(sequence):
    """The options of a sequence."""
    for words, value in (("INCREMENT BY", sequence.increment), ("START WITH", sequence.start),
                         ("MINVALUE", sequence.minvalue), ("MAXVALUE", sequence.maxvalue)):
        if value is not None:
            yield f"{words} {value}"
    for words, value in (("NO MINVALUE", sequence.nominvalue), ("NO MAXVALUE", sequence.nomaxvalue)):
        if value:
            yield words
    if sequence.cache is not None:
        yield f"CACHE {sequence.cache}"
    if sequence.cycle is not None:
        yield "CYCLE" if sequence.cycle else "NO CYCLE"


class DropSequence(_OfElement):
    """`DROP SEQUENCE`"""

    def _statement(self):
        return self._made("DROP SEQUENCE", self._only_if("if_exists", "IF EXISTS"), _table(self.element))


class CreateSchema(_OfElement):
    """`CREATE SCHEMA`"""

    def _statement(self):
        return self._made("CREATE SCHEMA", self._only_if("if_not_exists", "IF NOT EXISTS"), _name(self.element))


class DropSchema(_OfElement):
    """`DROP SCHEMA`"""

    def _statement(self):
        return self._made("DROP SCHEMA", self._only_if("if_exists", "IF EXISTS"), _name(self.element),
                          self._only_if("cascade", "CASCADE"))


class SetTableComment(_OfElement):
    """`COMMENT ON TABLE`"""

    def _statement(self):
        return self._made("COMMENT ON TABLE", _table(self.element), "IS", _text(self.element.comment))


class DropTableComment(_OfElement):
    """`COMMENT ON TABLE … IS NULL`"""

    def _statement(self):
        return self._made("COMMENT ON TABLE", _table(self.element), "IS NULL")


class SetColumnComment(_OfElement):
    """`COMMENT ON COLUMN`"""

    def _statement(self):
        return self._made("COMMENT ON COLUMN", f"{_table(self.element.table)}.{_name(self.element.name)}", "IS",
                          _text(self.element.comment))


class DropColumnComment(_OfElement):
    """`COMMENT ON COLUMN … IS NULL`"""

    def _statement(self):
        return self._made("COMMENT ON COLUMN", f"{_table(self.element.table)}.{_name(self.element.name)}", "IS NULL")


def _name(name):
    from sqlalchemy.engine.interfaces import IdentifierPreparer
    return IdentifierPreparer().quote(str(name))


def _table(item):
    """The name of a table or a sequence with its schema."""
    return f"{_name(item.schema)}.{_name(item.name)}" if item.schema else _name(item.name)


def _text(text):
    return "NULL" if text is None else "'" + text.replace("'", "''") + "'"
