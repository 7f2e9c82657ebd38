import sqlalchemy as sa
from sqlalchemy import UniqueConstraint


def users(*constraints, unique=None):
    metadata = sa.MetaData()
    sa.Table("users", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("email", sa.String(90)),
             sa.Column("phone", sa.String(20), unique=unique), sa.Column("team", sa.Integer), *constraints)
    return metadata


def first():
    return users(UniqueConstraint("email", name="uq_email"), UniqueConstraint("team", "phone"))


def changed():
    return users(UniqueConstraint("email", "team", name="uq_email"), UniqueConstraint("team", "phone"))


def deferred():
    return users(UniqueConstraint("email", "team", name="uq_email"), UniqueConstraint("team", "phone"),
                 UniqueConstraint("team", name="uq_team", deferrable=True, initially="DEFERRED"),
                 UniqueConstraint("phone", name="uq_phone", postgresql_nulls_not_distinct=True))


def distinct():
    return users(UniqueConstraint("email", "team", name="uq_email"), UniqueConstraint("team", "phone"),
                 UniqueConstraint("team", name="uq_team", deferrable=True, initially="DEFERRED"),
                 UniqueConstraint("phone", name="uq_phone"))


def removed():
    return users(UniqueConstraint("team", "phone"))


def unnamed():
    return users(UniqueConstraint("team", "phone"), unique=True)


def gone():
    return sa.MetaData()
