"""Answers to what the core asks while it compares the models with the database."""

from sqlalchemy.sql import schema


def answer(context, question):
    """The answer to a question of the core."""
    return _ANSWERS[question["ask"]](_State.of(context), question)


class _State:
    """The context, and the tables of the database as far as a function has asked for them."""

    def __init__(self, context):
        self.context, self.opts = context, context.opts
        self.reflected = schema.MetaData()
        self.autogen_context = AutogenContext(context)

    @classmethod
    def of(cls, context):
        """The state of a context."""
        state = context.__dict__.get("_autogenerate")
        if state is None:
            state = context._autogenerate = cls(context)
        return state

    def find(self, reference):
        """The object that a reference of the core means."""
        if reference is None:
            return None
        table = self._table(reference)
        for part, find in _PARTS.items():
            if part in reference:
                return find(table, reference[part])
        return table

    def _table(self, reference):
        name, within = reference["table"], reference["schema"]
        if reference["side"] == "database":
            known = self.reflected.tables.get(schema._fullname(name, within))
            if known is None:
                known = schema.Table(name, self.reflected, schema=within, autoload_with=self.context.connection,
                                     resolve_fks=False)
            return known
        target = self.opts["target_metadata"]
        for metadata in target if isinstance(target, (list, tuple)) else [target]:
            for known in metadata.tables.values():
                if known.name == name and (known.schema or None) in (within, within or "public"):
                    return known
        raise KeyError(name)


def _constraint(table, described):
    kind, name, columns = described
    wanted = {"unique": schema.UniqueConstraint, "foreign_key": schema.ForeignKeyConstraint,
              "check": schema.CheckConstraint, "primary_key": schema.PrimaryKeyConstraint}[kind]
    if kind == "primary_key":
        return table.primary_key
    for item in table._all_constraints():
        if isinstance(item, wanted) and (name is None or str(item.name) == name):
            if kind == "check" or item._names() == columns:
                return item
    made = wanted(columns, [], name=name) if kind == "foreign_key" else wanted(*columns or [""], name=name)
    made.table = made.parent = table
    return made


def _index(table, name):
    for index in table._all_indexes():
        if str(index.name) == name:
            return index
    made = schema.Index(name)
    made.table = table
    return made


_PARTS = {
    "column": lambda table, name: _column(table, name),
    "type_of": lambda table, name: _column(table, name).type,
    "default_of": lambda table, name: _column(table, name).server_default,
    "index": _index,
    "constraint": _constraint,
}


def _column(table, name):
    for column in table.columns:
        if column.name == name:
            return column
    raise KeyError(name)


def _metadata(state, question):
    from _retort import models
    return models.models(state.opts["target_metadata"])


def _include_name(state, question):
    return bool(state.opts["include_name"](question["name"], question["type"], question["parents"]))


def _include_object(state, question):
    return bool(state.opts["include_object"](
        state.find(question["object"]), question["name"], question["type"], question["reflected"],
        state.find(question["compare_to"])))


def _compare_type(state, question):
    reflected, model = state.find(question["reflected"]), state.find(question["model"])
    return _verdict(state.opts["compare_type"](state.context, reflected, model, reflected.type, model.type))


def _compare_server_default(state, question):
    reflected, model = state.find(question["reflected"]), state.find(question["model"])
    return _verdict(state.opts["compare_server_default"](
        state.context, reflected, model, question["rendered_reflected"], model.server_default,
        question["rendered_model"]))


def _verdict(answer):
    """True, False, or None for a function that leaves it to Alembic."""
    return True if answer else False if answer is False else None


def _render_item(state, question):
    state.autogen_context.imports = set()
    rendered = state.opts["render_item"](question["type"], state.find(question["object"]), state.autogen_context)
    return {"rendered": None if rendered is False else str(rendered), "imports": sorted(state.autogen_context.imports)}


class AutogenContext:
    """What `render_item` is given."""

    def __init__(self, context):
        self.migration_context, self.opts, self.imports = context, context.opts, set()
        self.metadata, self.connection, self.dialect = context.opts["target_metadata"], context.connection, context.dialect

    @property
    def inspector(self):
        """The inspector."""
        from sqlalchemy.engine.reflection import Inspector
        return Inspector(self.connection)


def _directives(state, question):
    from _retort import directives
    return directives.process(state, question)


_ANSWERS = {
    "directives": _directives,
    "metadata": _metadata,
    "include_name": _include_name,
    "include_object": _include_object,
    "compare_type": _compare_type,
    "compare_server_default": _compare_server_default,
    "render_item": _render_item,
}
