"""Constraints that are added to a table that is there."""

from sqlalchemy import exc
from sqlalchemy.sql.base import compact, name_json
from sqlalchemy.sql.schema import (
    CheckConstraint,
    ForeignKey,
    ForeignKeyConstraint,
    PrimaryKeyConstraint,
    UniqueConstraint,
    reference,
)


def addition(constraint):
    """The operation that adds a constraint to its table."""
    table = constraint.table
    if table is None:
        raise exc.InvalidRequestError("This constraint is not bound to a table.  Did you mean to call "
                                      "table.append_constraint(constraint) ?")
    where = {"table_name": str(table.name), "schema": table.schema}
    made = {key: value for key, value in constraint._json().items() if key != "name"}
    if isinstance(constraint, ForeignKeyConstraint):
        return foreign_key(table, constraint)
    if isinstance(constraint, CheckConstraint):
        made["condition"] = made.pop("sqltext")
    for kind, name in ((CheckConstraint, "check_constraint"), (UniqueConstraint, "unique_constraint"),
                       (PrimaryKeyConstraint, "primary_key")):
        if isinstance(constraint, kind):
            return compact({"op": f"create_{name}", "constraint_name": name_json(constraint.name), **where, **made})
    raise NotImplementedError(f"AddConstraint({type(constraint).__name__}) is not supported by Retort")


def references(key):
    """`table.column` of each column that a foreign key points to."""
    return [key.target_fullname] if isinstance(key, ForeignKey) else [reference(one) for one in key._refcolumns]


def target(key):
    """The table that a foreign key points to."""
    return references(key)[0].rpartition(".")[0]


def foreign_key(table, key):
    """The operation that adds a foreign key, be it of a column or of the table."""
    schema, _, name = target(key).rpartition(".")
    local = [key.parent.name] if isinstance(key, ForeignKey) else key._names()
    return compact({
        "op": "create_foreign_key", "constraint_name": name_json(key.name), "source_table": str(table.name),
        "source_schema": table.schema, "referent_table": name, "referent_schema": schema or None,
        "local_cols": [str(one) for one in local],
        "remote_cols": [one.rpartition(".")[2] for one in references(key)],
        "ondelete": key.ondelete, "onupdate": key.onupdate, "deferrable": key.deferrable, "initially": key.initially,
        "match": key.match})
