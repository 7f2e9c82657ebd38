"""The models as values: what the schema constructs say, and what only Python knows of them (`repr`, modules)."""

from sqlalchemy import exc
from sqlalchemy.sql import elements, schema, sqltypes
from sqlalchemy.sql.base import compact, name_json


def models(target):
    """`target_metadata`, one or several."""
    if target is None:
        return None
    several = target if isinstance(target, (list, tuple)) else [target]
    return {"metadatas": [_metadata(one) for one in several]}


def _metadata(metadata):
    tables = metadata.sorted_tables
    return {
        "schema": metadata.schema,
        "naming_convention": schema.convention_json(metadata.naming_convention),
        "tables": [table(one) for one in tables],
    }


def table(made):
    """A table with its columns, constraints and indexes."""
    _check_references(made)
    _apply_key(made)
    items = [item for item in made._items if not isinstance(item, schema.Column)]
    return {
        "name": str(made.name), "schema": made.schema, "comment": made.comment, "prefixes": list(made._prefixes),
        "info": repr(made.info) if made.info else None,
        "options": [[key.replace(" ", "_"), repr(value)] for key, value in sorted(made.dialect_kwargs.items())],
        "columns": [column(one) for one in made.columns],
        "items": [item_json(item) for item in items],
    }


def _check_references(made):
    """SQLAlchemy's refusal of a foreign key to a table or a column that is not there."""
    keys = [(key._colspec, one.name) for one in made.columns for key in one._foreign_keys]
    for item in made._items:
        if isinstance(item, schema.ForeignKeyConstraint):
            keys += zip(item._refcolumns, item._names())
    for target, name in keys:
        if isinstance(target, str) and "." in target:
            _check_reference(made, str(target), name)


def _check_reference(made, target, name):
    table, referred = schema._within(made, target), target.rpartition(".")[2]
    known = made.metadata.tables.get(table)
    if known is None:
        raise exc.NoReferencedTableError(
            f"Foreign key associated with column '{made.name}.{name}' could not find table '{table}' with which to "
            f"generate a foreign key to target column '{referred}'")
    if referred not in known.c:
        raise exc.NoReferencedColumnError(
            f"Could not initialize target column for ForeignKey '{target}' on table '{made.name}': table "
            f"'{known.name}' has no column named '{referred}'")


def _apply_key(made):
    """Columns of a primary key that was given as a constraint belong to it, and are not nullable."""
    for item in made._items:
        if isinstance(item, schema.PrimaryKeyConstraint):
            for one in item.columns:
                one.primary_key = True
                if one._user_nullable is schema.NULL_UNSPECIFIED:
                    one.nullable = False


def column(made):
    """A column."""
    default = made.server_default
    spec = made._json()
    if made._foreign_keys:
        spec["foreign_keys"] = [key._json() for key in made._foreign_keys]
    return {
        "spec": spec, "kind": kind(_type_of(made)), "nullable": bool(made.nullable), "repr": repr(made),
        "system": bool(made.system),
        "fetched": isinstance(default, schema.FetchedValue) and not default.has_argument,
        "default_class": type(default.arg).__name__ if isinstance(default, schema.DefaultClause) else "",
    }


def _type_of(made):
    """The type, or that of the column that it references."""
    if made._foreign_keys and not made._type_given and isinstance(made.type, sqltypes.NullType):
        found = made._type_of_reference()
        if found is not None:
            made.type = found
    return made.type


def kind(made):
    """A type."""
    described = {"spec": made._json(), "repr": repr(made), "module": type(made).__module__,
                 "variants": [[name, kind(one)] for name, one in (made._variants or {}).items()]}
    for name, lead in (("item_type", "("), ("astext_type", "astext_type="), ("text_type", "text_type=")):
        inner = made.__dict__.get(name)
        if inner is not None and described["module"].startswith("sqlalchemy."):
            described["inner"] = {"lead": lead, "kind": kind(inner)}
    return described


def item_json(item):
    """A constraint or an index."""
    if getattr(item, "_item", None) is None:
        raise NotImplementedError(f"{type(item).__name__} in a table is not supported by Retort")
    made = {"item": {"item": item._item, **item._json()}}
    made["options"] = [[name, rendering(value)] for name, value in getattr(item, "dialect_kwargs", {}).items()]
    if isinstance(item, schema.Index):
        made["reprs"] = [_index_repr(item, one) for one in item._pending]
    if isinstance(item, schema.CheckConstraint):
        condition = item.sqltext
        made["class"] = "TextClause" if isinstance(condition, str) else type(condition).__name__
    return made


def _index_repr(index, one):
    if isinstance(one, str) and index.table is not None and one in index.table.c:
        return repr(index.table.c[one])
    return repr(one)


def rendering(value):
    """The value of a keyword of a dialect, as it is rendered."""
    if hasattr(value, "__clause_element__"):
        value = value.__clause_element__()
    if isinstance(value, (list, tuple)):
        return {"list" if isinstance(value, list) else "tuple": [rendering(one) for one in value]}
    if isinstance(value, schema.Column):
        return {"repr": repr(str(value.name))}
    if isinstance(value, elements.ClauseElement):
        return {"sql": value._expr()}
    return {"repr": repr(value)}
