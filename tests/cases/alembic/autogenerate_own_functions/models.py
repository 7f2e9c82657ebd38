import sqlalchemy as sa


def compare_server_default(context, inspected, metadata, inspected_default, metadata_default, rendered):
    print(inspected.name, inspected_default, rendered)
    if inspected.name == "loud":
        return True
    return False if inspected.name == "quiet" else None


def compare_type(context, inspected_column, metadata_column, inspected_type, metadata_type):
    return True if metadata_column.name == "always" else None


def include_name(name, type_, parent_names):
    if type_ == "schema":
        return name in (None, "kept")
    return True


options = {"compare_server_default": compare_server_default, "compare_type": compare_type, "include_schemas": True,
           "include_name": include_name, "version_table": "versions", "version_table_schema": "kept"}


def things(default, kind, schema=None):
    metadata = sa.MetaData()
    sa.Table("things", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("loud", sa.Integer, server_default=default), sa.Column("quiet", sa.Integer, server_default=default),
             sa.Column("usual", sa.Integer, server_default=default), sa.Column("always", kind), schema="kept")
    return metadata


def first():
    return things("1", sa.Integer)


def second():
    return things("2", sa.Integer)
