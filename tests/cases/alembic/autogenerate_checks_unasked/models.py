import sqlalchemy as sa
from sqlalchemy import CheckConstraint


def accounts(*checks):
    metadata = sa.MetaData()
    sa.Table("accounts", metadata, sa.Column("id", sa.Integer, primary_key=True), sa.Column("balance", sa.Integer),
             sa.Column("flag", sa.Boolean(create_constraint=True, name="ck_flag")),
             sa.Column("size", sa.Enum("s", "m", native_enum=False, create_constraint=True, name="ck_size")), *checks)
    return metadata


def first():
    table = sa.table("accounts", sa.column("balance"))
    return accounts(CheckConstraint("balance >= 0", name="ck_balance"), CheckConstraint(table.c.balance < 10),
                    CheckConstraint(sa.text("balance <> 5")))


def without():
    return accounts()
