"""The inspector."""

from _retort import bridge
from sqlalchemy.engine.base import Connection, Engine


class Inspector:
    """Tells what is in the database."""

    def __init__(self, bind):
        if not isinstance(bind, (Connection, Engine)):
            bind.connect().close()
        self.bind = bind
        self.engine = getattr(bind, "engine", bind)
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
        found = self._ask("indexes", table=table_name, schema=schema)
        for index in found:
            for name, words in index.get("column_sorting", {}).items():
                index["column_sorting"][name] = tuple(words)
        return found

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

    def get_table_oid(self, table_name, schema=None, **kw):
        """The OID of a table."""
        return self._ask("oid", table=table_name, schema=schema)

    def get_table_options(self, table_name, schema=None, **kw):
        """None."""
        self._ask("oid", table=table_name, schema=schema)
        return {}

    def get_temp_table_names(self, **kw):
        """None."""
        return []

    get_temp_view_names = get_temp_table_names

    def get_domains(self, schema=None, **kw):
        """Not offered."""
        raise NotImplementedError("Inspector.get_domains is not supported by Retort")

    def get_sorted_table_and_fkc_names(self, schema=None, **kw):
        """The tables, each after those that it references, with their foreign keys."""
        names = self.get_table_names(schema)
        keys = {name: [(key["name"], key["referred_table"]) for key in self.get_foreign_keys(name, schema)]
                for name in names}
        done, order = set(), []

        def visit(name, trail):
            if name in done or name in trail:
                return
            for _, other in keys[name]:
                if other in keys and other != name:
                    visit(other, {*trail, name})
            done.add(name)
            order.append(name)

        for name in names:
            visit(name, set())
        return [(name, [(name, key) for key, _ in keys[name]]) for name in order] + [(None, [])]

    def get_sorted_multi_table_names(self, schema=None):
        """The tables, each after those that it references."""
        return [name for name, _ in self.get_sorted_table_and_fkc_names(schema) if name]

    def _multi(self, method, schema, filter_names, kind):
        if kind is not None:
            raise NotImplementedError("kind= of Inspector.get_multi_… is not supported by Retort")
        names = [name for name in self.get_table_names(schema) if filter_names is None or name in filter_names]
        return {(schema, name): method(name, schema) for name in names}

    def get_multi_columns(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The columns of several tables."""
        return self._multi(self.get_columns, schema, filter_names, kind)

    def get_multi_pk_constraint(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The primary keys of several tables."""
        return self._multi(self.get_pk_constraint, schema, filter_names, kind)

    def get_multi_foreign_keys(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The foreign keys of several tables."""
        return self._multi(self.get_foreign_keys, schema, filter_names, kind)

    def get_multi_indexes(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The indexes of several tables."""
        return self._multi(self.get_indexes, schema, filter_names, kind)

    def get_multi_unique_constraints(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The unique constraints of several tables."""
        return self._multi(self.get_unique_constraints, schema, filter_names, kind)

    def get_multi_check_constraints(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The check constraints of several tables."""
        return self._multi(self.get_check_constraints, schema, filter_names, kind)

    def get_multi_table_comment(self, schema=None, filter_names=None, kind=None, scope=None, **kw):
        """The comments of several tables."""
        return self._multi(self.get_table_comment, schema, filter_names, kind)

    def reflect_table(self, table, include_columns=None, exclude_columns=(), resolve_fks=True, _extend_on=None,
                      _reflect_info=None):
        """Fill a table with what is in the database."""
        table._reflect(self.bind, include_columns, resolve_fks)

    def clear_cache(self):
        """Nothing is cached."""


class PGInspector(Inspector):
    """The inspector of PostgreSQL."""


def _column(described):
    from sqlalchemy.dialects.postgresql import _types
    return {**described, "type": _types.from_json(described.get("type"))}
