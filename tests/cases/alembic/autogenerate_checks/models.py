import sqlalchemy as sa
from sqlalchemy import CheckConstraint

options = {"autogenerate_plugins": ["alembic.autogenerate.*", "alembic.ext.checkconstraint_byname"]}


def accounts(*checks):
    metadata = sa.MetaData()
    sa.Table("accounts", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("balance", sa.Integer),
             sa.Column("owner", sa.String(50)), *checks)
    return metadata


def first():
    return accounts(CheckConstraint("balance >= 0", name="ck_balance"), CheckConstraint("length(owner) > 1"))


def added():
    return accounts(CheckConstraint("balance >= 0", name="ck_balance"),
                    CheckConstraint("owner <> ''", name="ck_owner"))


def other_condition():
    return accounts(CheckConstraint("balance >= 10", name="ck_balance"),
                    CheckConstraint("owner <> ''", name="ck_owner"))


def removed():
    return accounts(CheckConstraint("owner <> ''", name="ck_owner"))
