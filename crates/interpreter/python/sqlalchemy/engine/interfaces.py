"""The dialect."""


class Dialect:
    """PostgreSQL, by psycopg2."""

    name = "postgresql"
    driver = "psycopg2"
    dialect_description = "postgresql+psycopg2"
    server_version_info = (15, 0)
    paramstyle = "pyformat"
    default_schema_name = "public"
    max_identifier_length = 63
    supports_alter = supports_comments = supports_constraint_comments = True
    inline_comments = False
    supports_sequences = sequences_optional = supports_identity_columns = supports_smallserial = True
    supports_schemas = supports_views = supports_default_values = supports_multivalues_insert = True
    supports_native_enum = supports_native_boolean = supports_native_uuid = supports_is_distinct_from = True
    insert_returning = update_returning = delete_returning = True
    supports_sane_rowcount = supports_statement_cache = supports_server_side_cursors = True
    supports_native_decimal = supports_empty_insert = postfetch_lastrowid = is_async = False
    supports_sane_multi_rowcount = tuple_in_values = requires_name_normalize = False
    isolation_level = max_index_name_length = max_constraint_name_length = None

    def __init__(self, *args, paramstyle=None, **kwargs):
        self.identifier_preparer = IdentifierPreparer()
        if paramstyle is not None:
            self.paramstyle = paramstyle

    @classmethod
    def _unconnected(cls, **options):
        """One that has seen no server."""
        made = cls(**options)
        made.server_version_info = made.default_schema_name = None
        return made

    def has_table(self, connection, table_name, schema=None, **kw):
        """Whether a table is there."""
        from sqlalchemy.engine.mock import MockConnection, no_table_check
        from sqlalchemy.engine.reflection import Inspector
        if isinstance(connection, MockConnection):
            raise no_table_check(connection)
        return Inspector(connection).has_table(table_name, schema)

    def get_columns(self, connection, table_name, schema=None, **kw):
        """The columns of a table."""
        from sqlalchemy.engine.reflection import Inspector
        return Inspector(connection).get_columns(table_name, schema)

    def type_descriptor(self, typeobj):
        """The type itself."""
        from sqlalchemy.sql.type_api import to_instance
        return to_instance(typeobj)


class IdentifierPreparer:
    """Quotes names."""

    def quote(self, ident, force=None):
        """A name, in quotes where it needs them."""
        plain = ident and ident == ident.lower() and ident.replace("_", "a").isalnum() and not ident[0].isdigit()
        return ident if plain and ident not in _RESERVED else self.quote_identifier(ident)

    def quote_identifier(self, value):
        """A name in quotes."""
        return '"' + value.replace('"', '""') + '"'

    quote_schema = quote

    def format_table(self, table, **kw):
        """A table's name with its schema."""
        name = self.quote(table.name)
        return f"{self.quote(table.schema)}.{name}" if table.schema else name

    def format_column(self, column, **kw):
        """A column's name."""
        return self.quote(column.name)


_RESERVED = frozenset(
    "all analyse analyze and any array as asc asymmetric both case cast check collate column constraint create "
    "current_catalog current_date current_role current_time current_timestamp current_user default deferrable desc "
    "distinct do else end except false fetch for foreign from grant group having in initially intersect into leading "
    "limit localtime localtimestamp new not null of off offset old on only or order placing primary references "
    "returning select session_user some symmetric table then to trailing true union unique user using variadic when "
    "where window with authorization between binary cross current_schema freeze full ilike inner is isnull join left "
    "like natural notnull outer over overlaps right similar verbose".split()
)
