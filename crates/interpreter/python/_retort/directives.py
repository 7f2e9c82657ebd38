"""Operations of a comparison as objects for `process_revision_directives`, and what the function made of them as values.

An operation that comes back as it went is only named; the core still has it. Whatever changed, or is new, is described.
"""

from alembic.operations import ops
from sqlalchemy.sql import elements, schema
from sqlalchemy.sql.base import name_json

from _retort import models


def process(state, question):
    """Call the function with one script; answer the scripts that it leaves."""
    given = question["script"]
    halves = [given.pop("upgrade_ops"), given.pop("downgrade_ops")]
    made = [[_made(state, one, half, [place]) for place, one in enumerate(halves[half])] for half in (0, 1)]
    script = ops.MigrationScript(
        given["rev_id"], ops.UpgradeOps(made[0], state.opts.get("upgrade_token") or "upgrades"),
        ops.DowngradeOps(made[1], state.opts.get("downgrade_token") or "downgrades"), message=given["message"],
        imports=set(), head=given["head"], splice=given["splice"], branch_label=given["branch_label"],
        version_path=given["version_path"], depends_on=given["depends_on"])
    directives = [script]
    state.opts["process_revision_directives"](state.context, tuple(question["revision"]), directives)
    return [_script(one) for one in directives]


def _script(script):
    return {
        "rev_id": str(script.rev_id), "message": script.message, "heads": _ids(script.head),
        "splice": bool(script.splice), "branch_label": script.branch_label, "version_path": script.version_path,
        "depends_on": _ids(script.depends_on), "imports": sorted(script.imports or ()),
        "upgrade_ops": [_value(one) for held in script.upgrade_ops_list for one in held.ops],
        "downgrade_ops": [_value(one) for held in script.downgrade_ops_list for one in held.ops],
    }


def _ids(given):
    if given is None:
        return []
    return [given] if isinstance(given, str) else list(given)


def _made(state, one, half, path):
    """An operation as an object that remembers where it comes from and how it was."""
    kind = one["op"]
    if kind == "modify_table":
        parts = [_made(state, part, half, [*path, place]) for place, part in enumerate(one["ops"])]
        return ops.ModifyTableOps(one["table"], parts, schema=one["schema"])
    made = _MAKERS[kind](state, one, half)
    made._origin = {"op": "same", "half": half, "path": path}
    made._before = _described(made)
    return made


def _table(state, one):
    return state.find({"side": one["side"], "table": one["name"], "schema": one["schema"]})


def _column(state, one):
    column = one["column"]
    return state.find({**{key: column[key] for key in ("side", "table", "schema")}, "column": column["name"]})


def _drop_column(state, one, half):
    return ops.DropColumnOp.from_column_and_tablename(one["schema"], one["table"], _column(state, one))


def _add_column(state, one, half):
    return ops.AddColumnOp.from_column_and_tablename(one["schema"], one["table"], _column(state, one).copy())


def _alter_column(state, one, half):
    sides = ("database", "model") if half == 0 else ("model", "database")
    found = {}
    for side in sides:
        reference = {"side": side, "table": one["table"], "schema": one["schema"], "column": one["column"]}
        found[side] = state.find(reference)
    kw = {}
    if one["existing_kind"] is not None:
        kw["existing_type"] = found[one["existing_kind"]["side"]].type
    if one["kind"] is not None:
        kw["modify_type"] = found[one["kind"]["side"]].type
    if one["existing_default"]:
        side = sides[0] if one["default"] else "database"
        kw["existing_server_default"] = found[side].server_default if one["existing_default"][0] else None
    if one["default"]:
        kw["modify_server_default"] = found[sides[1]].server_default if one["default"][0] else None
    if one["comment"]:
        kw["modify_comment"] = one["comment"][0]
    if one["autoincrement"] is not None:
        kw["autoincrement"] = one["autoincrement"]
    return ops.AlterColumnOp(one["table"], one["column"], schema=one["schema"], modify_nullable=one["nullable"],
                             existing_nullable=one["existing_nullable"], existing_comment=one["existing_comment"], **kw)


def _index(state, one):
    given = one["index"]
    return state.find({"side": given["side"], "table": one["table"], "schema": one["schema"],
                       "index": _text(given["name"])})


def _create_index(state, one, half):
    index = _index(state, one)
    return ops.CreateIndexOp(_name(one["index"]["name"]), one["table"], list(index.expressions), schema=one["schema"],
                             unique=bool(index.unique), **index.dialect_kwargs)


def _drop_index(state, one, half):
    index = _index(state, one)
    return ops.DropIndexOp(_name(one["index"]["name"]), one["table"], schema=one["schema"],
                           _reverse=_create_index(state, one, half), **index.dialect_kwargs)


def _create_constraint(state, one, half):
    (kind, given), = one["constraint"].items()
    kw = {key: given[key] for key in ("deferrable", "initially") if given.get(key)}
    name, table, within = _name(given["name"]), one["table"], one["schema"]
    if kind == "unique":
        kw.update({key: True for key, value in given["options"] if value == {"repr": "True"}})
        return ops.CreateUniqueConstraintOp(name, table, given["columns"], schema=within, **kw)
    if kind == "check":
        return ops.CreateCheckConstraintOp(name, table, elements.TextClause(given["sqltext"]), schema=within)
    kw.update({key: given[key] for key in ("onupdate", "ondelete", "match", "use_alter") if given.get(key)})
    return ops.CreateForeignKeyOp(name, table, given["referred_table"], given["columns"], given["referred_columns"],
                                  source_schema=within, referent_schema=given["referred_schema"], **kw)


def _drop_constraint(state, one, half):
    (kind, given), = one["constraint"].items()
    words = {"unique": "unique", "check": "check", "foreign_key": "foreignkey"}
    return ops.DropConstraintOp(_name(given["name"]), one["table"], words[kind], schema=one["schema"],
                                _reverse=_create_constraint(state, one, half))


def _create_table_comment(state, one, half):
    return ops.CreateTableCommentOp(one["table"], one["comment"], schema=one["schema"], existing_comment=one["existing"])


def _drop_table_comment(state, one, half):
    return ops.DropTableCommentOp(one["table"], schema=one["schema"], existing_comment=one["existing"])


_MAKERS = {
    "create_table": lambda state, one, half: ops.CreateTableOp.from_table(_table(state, one)),
    "drop_table": lambda state, one, half: ops.DropTableOp.from_table(_table(state, one)),
    "add_column": _add_column,
    "drop_column": _drop_column,
    "alter_column": _alter_column,
    "create_index": _create_index,
    "drop_index": _drop_index,
    "create_constraint": _create_constraint,
    "drop_constraint": _drop_constraint,
    "create_table_comment": _create_table_comment,
    "drop_table_comment": _drop_table_comment,
}


def _text(name):
    return name["conv"] if isinstance(name, dict) else name


def _name(name):
    return elements.conv(name["conv"]) if isinstance(name, dict) else name


def _value(op):
    """An operation on its way back."""
    if isinstance(op, ops.OpContainer) and not isinstance(op, ops.ModifyTableOps):
        raise NotImplementedError(f"{type(op).__name__} inside of a script is not supported by Retort")
    described = _described(op)
    if getattr(op, "_origin", None) is not None and op._before == described:
        return op._origin
    return described


def _described(op):
    for class_, describe in _DESCRIBERS.items():
        if type(op) is class_:
            return describe(op)
    raise NotImplementedError(f"alembic.operations.ops.{type(op).__name__} in a generated revision is not supported by "
                              "Retort")


def _plain_column(column):
    """A column; constraints and indexes stand beside it."""
    made = models.column(column)
    for key in ("unique", "index", "foreign_keys", "constraints"):
        made["spec"].pop(key, None)
    return made


def _table_value(op):
    columns = [item for item in op.columns if isinstance(item, schema.Column)]
    kw = {key: value for key, value in op.kw.items()}
    return {
        "name": str(op.table_name), "schema": op.schema, "comment": op.comment, "prefixes": list(op.prefixes or ()),
        "info": repr(op.info) if op.info else None,
        "options": [[key, repr(value)] for key, value in sorted(kw.items())],
        "columns": [_plain_column(one) if op._constraints_included else models.column(one) for one in columns],
        "items": [models.item_json(item) for item in op.columns
                  if isinstance(item, (schema.Constraint)) and not isinstance(item, schema.Index)],
    }


def _create_table_value(op):
    return {"op": "create_table", "table": _table_value(op), "guard": op.if_not_exists}


def _drop_table_value(op):
    return {"op": "drop_table", "guard": op.if_exists,
            "table": {"name": str(op.table_name), "schema": op.schema, "comment": None, "info": None, "columns": []}}


def _kind(made):
    from sqlalchemy.sql.type_api import to_instance
    return None if made is None else models.kind(to_instance(made))


def _default(given):
    """`False` is not spoken of, None is nothing."""
    if given is False:
        return []
    if given is None:
        return [None]
    arg = given.arg if isinstance(given, schema.DefaultClause) else given
    return [{"spec": schema.server_default_json(given), "class": type(arg).__name__}]


def _alter_column_value(op):
    return {
        "op": "alter_column", "table": str(op.table_name), "schema": op.schema, "column": str(op.column_name),
        "new_name": op.modify_name, "existing_kind": _kind(op.existing_type), "existing_nullable": op.existing_nullable,
        "existing_default": _default(op.existing_server_default), "existing_comment": op.existing_comment,
        "kind": _kind(op.modify_type), "nullable": op.modify_nullable, "default": _default(op.modify_server_default),
        "comment": [] if op.modify_comment is False else [op.modify_comment],
        "autoincrement": op.kw.get("autoincrement"),
    }


def _index_item(op, columns):
    index = schema.Index(op.index_name, *[one for one in columns if isinstance(one, str)], unique=bool(op.unique)
                         if hasattr(op, "unique") else False, **op.kw)
    index._pending = list(columns)
    return models.item_json(index)


def _create_index_value(op):
    return {"op": "create_index", "table": str(op.table_name), "schema": op.schema, "guard": op.if_not_exists,
            "index": _index_item(op, op.columns)}


def _drop_index_value(op):
    return {"op": "drop_index", "table": str(op.table_name), "schema": op.schema, "guard": op.if_exists,
            "index": _index_item(op, [])}


def _constraint_value(op, item):
    return {"op": "create_constraint", "table": str(getattr(op, "table_name", None) or op.source_table),
            "schema": getattr(op, "schema", None) or op.kw.get("source_schema"), "item": models.item_json(item)}


def _unique_value(op):
    return _constraint_value(op, schema.UniqueConstraint(*op.columns, name=op.constraint_name, **op.kw))


def _check_value(op):
    return _constraint_value(op, schema.CheckConstraint(op.condition, name=op.constraint_name, **op.kw))


def _foreign_key_value(op):
    kw = {key: value for key, value in op.kw.items() if key not in ("source_schema", "referent_schema")}
    within = op.kw.get("referent_schema")
    table = f"{within}.{op.referent_table}" if within else op.referent_table
    targets = [f"{table}.{one}" for one in op.remote_cols]
    return _constraint_value(op, schema.ForeignKeyConstraint(op.local_cols, targets, name=op.constraint_name, **kw))


def _execute_value(op):
    if not isinstance(op.sqltext, str):
        raise NotImplementedError("Autogenerate rendering of SQL Expression language constructs not supported here; "
                                  "please use a plain SQL string")
    return {"op": "execute", "sqltext": op.sqltext}


_DESCRIBERS = {
    ops.ModifyTableOps: lambda op: {"op": "modify_table", "table": str(op.table_name), "schema": op.schema,
                                    "ops": [_value(one) for one in op.ops]},
    ops.CreateTableOp: _create_table_value,
    ops.DropTableOp: _drop_table_value,
    ops.AddColumnOp: lambda op: {"op": "add_column", "table": str(op.table_name), "schema": op.schema,
                                 "column": _plain_column(op.column), "guard": op.if_not_exists},
    ops.DropColumnOp: lambda op: {"op": "drop_column", "table": str(op.table_name), "schema": op.schema,
                                  "name": str(op.column_name), "guard": op.if_exists},
    ops.AlterColumnOp: _alter_column_value,
    ops.CreateIndexOp: _create_index_value,
    ops.DropIndexOp: _drop_index_value,
    ops.CreateUniqueConstraintOp: _unique_value,
    ops.CreateCheckConstraintOp: _check_value,
    ops.CreateForeignKeyOp: _foreign_key_value,
    ops.DropConstraintOp: lambda op: {"op": "drop_constraint", "table": str(op.table_name), "schema": op.schema,
                                      "name": name_json(op.constraint_name), "kind": op.constraint_type,
                                      "guard": op.if_exists},
    ops.CreateTableCommentOp: lambda op: {"op": "create_table_comment", "table": str(op.table_name),
                                          "schema": op.schema, "comment": op.comment, "existing": op.existing_comment},
    ops.DropTableCommentOp: lambda op: {"op": "drop_table_comment", "table": str(op.table_name), "schema": op.schema,
                                        "existing": op.existing_comment},
    ops.ExecuteSQLOp: _execute_value,
}
