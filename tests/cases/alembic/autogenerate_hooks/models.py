import logging

import sqlalchemy as sa

logger = logging.getLogger("alembic.env")


def things(*columns):
    metadata = sa.MetaData()
    sa.Table("things", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns)
    return metadata


def skip_empty(context, revision, directives):
    script = directives[0]
    print(revision, script.message, len(script.upgrade_ops.ops), len(script.downgrade_ops.ops))
    if script.upgrade_ops.is_empty():
        directives[:] = []
        logger.info("No changes in schema detected.")


options = {"process_revision_directives": skip_empty}


def first():
    return things(sa.Column("name", sa.String(10)))


def second():
    return things(sa.Column("name", sa.String(20)), sa.Column("size", sa.Integer))
