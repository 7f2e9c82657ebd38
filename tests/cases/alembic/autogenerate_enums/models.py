import enum

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ENUM


class Status(enum.Enum):
    open = "open"
    done = "done"


class More(enum.Enum):
    open = "open"
    done = "done"
    lost = "lost"


def tasks(*columns):
    metadata = sa.MetaData()
    sa.Table("tasks", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns)
    return metadata


def first():
    return tasks(sa.Column("status", sa.Enum(Status), nullable=False, server_default="open"))


def more_labels():
    return tasks(sa.Column("status", sa.Enum(More, name="status"), nullable=False, server_default="open"))


def another_column():
    return tasks(sa.Column("status", sa.Enum(Status), nullable=False, server_default="open"),
                 sa.Column("size", ENUM("s", "m", name="size", create_type=False)))


def another_type():
    return tasks(sa.Column("status", sa.Enum(Status, name="task_status"), nullable=False, server_default="open"),
                 sa.Column("size", ENUM("s", "m", name="size", create_type=False)))


def without():
    return tasks(sa.Column("size", ENUM("s", "m", name="size", create_type=False)))
