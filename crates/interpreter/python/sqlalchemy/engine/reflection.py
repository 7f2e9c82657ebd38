"""The inspector."""

from _retort import bridge
from sqlalchemy.engine.base import Connection


class Inspector:
    """Tells what is in the database."""

    def __init__(self, bind):
        self.bind = self.engine = bind
        self.dialect = getattr(bind, "dialect", None)

    @classmethod
    def from_engine(cls, bind):
        """The inspector of a database."""
        return cls(bind)

    default_schema_name = "public"

    def _ask(self, what, **given):
        if isinstance(self.bind, Connection):
            self.bind._begin_by_itself()
        return bridge.call("inspect", {"what": what, **{key: value for key, value in given.items()
                                                        if value is not None}})

    def has_table(self, table_name, schema=None, **kw):
        """Whether a table is there."""
        return self._ask("has_table", table=table_name, schema=schema)

    def has_schema(self, schema_name, **kw):
        """Whether a schema is there."""
        return schema_name in self.get_schema_names()

    def has_index(self, table_name, index_name, schema=None, **kw):
        """Whether an index is there."""
        return any(index["name"] == index_name for index in self.get_indexes(table_name, schema))

    def has_sequence(self, sequence_name, schema=None, **kw):
        """Whether a sequence is there."""
        return sequence_name in self.get_sequence_names(schema)

    def get_schema_names(self, **kw):
        """The schemas."""
        return self._ask("schema_names")

    def get_table_names(self, schema=None, **kw):
        """The tables."""
        return self._ask("table_names", schema=schema)

    def get_view_names(self, schema=None, **kw):
        """The views."""
        return self._ask("view_names", schema=schema)

    def get_materialized_view_names(self, schema=None, **kw):
        """The materialized views."""
        return self._ask("materialized_view_names", schema=schema)

    def get_sequence_names(self, schema=None, **kw):
        """The sequences."""
        return self._ask("sequence_names", schema=schema)

    def get_view_definition(self, view_name, schema=None, **kw):
        """The text of a view."""
        return self._ask("view_definition", table=view_name, schema=schema)

    def get_columns(self, table_name, schema=None, **kw):
        """The columns."""
        return [_column(one) for one in self._ask("columns", table=table_name, schema=schema)]

    def get_pk_constraint(self, table_name, schema=None, **kw):
        """The primary key."""
        return self._ask("pk_constraint", table=table_name, schema=schema)

    def get_foreign_keys(self, table_name, schema=None, **kw):
        """The foreign keys."""
        return self._ask("foreign_keys", table=table_name, schema=schema)

    def get_indexes(self, table_name, schema=None, **kw):
        """The indexes."""
        return self._ask("indexes", table=table_name, schema=schema)

    def get_unique_constraints(self, table_name, schema=None, **kw):
        """The unique constraints."""
        return self._ask("unique_constraints", table=table_name, schema=schema)

    def get_check_constraints(self, table_name, schema=None, **kw):
        """The check constraints."""
        return self._ask("check_constraints", table=table_name, schema=schema)

    def get_table_comment(self, table_name, schema=None, **kw):
        """The comment."""
        return self._ask("table_comment", table=table_name, schema=schema)

    def get_enums(self, schema=None, **kw):
        """The enums."""
        return self._ask("enums", schema=schema)

    def clear_cache(self):
        """Nothing is cached."""


PGInspector = Inspector


def _column(described):
    from sqlalchemy.dialects.postgresql import _types
    return {**described, "type": _types.from_json(described.get("type"))}
