import sqlalchemy as sa


def include_object(object, name, type_, reflected, compare_to):
    print("object", type(object).__name__, name, type_, reflected, getattr(compare_to, "name", None))
    if type_ == "column" and object.info.get("skip"):
        return False
    return not (type_ == "table" and name.startswith("tmp_"))


def include_name(name, type_, parent_names):
    print("name", name, type_, sorted(parent_names.items(), key=str))
    return not (type_ == "table" and name == "legacy") and not (type_ == "index" and name.endswith("_manual"))


options = {"include_object": include_object, "include_name": include_name}


def models():
    metadata = sa.MetaData()
    sa.Table("users", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.String(20)),
             sa.Column("secret", sa.String(20), info={"skip": True}), sa.UniqueConstraint("name", name="uq_name"),
             sa.Index("ix_name", "name"))
    sa.Table("tmp_work", metadata, sa.Column("id", sa.Integer, primary_key=True))
    return metadata


def more():
    metadata = models()
    table = metadata.tables["users"]
    table.append_column(sa.Column("boss_id", sa.Integer, sa.ForeignKey("users.id")))
    table.c.name.type = sa.String(30)
    return metadata
