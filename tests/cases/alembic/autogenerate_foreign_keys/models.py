import sqlalchemy as sa
from sqlalchemy import ForeignKey, ForeignKeyConstraint


def shop(*constraints, **options):
    metadata = sa.MetaData()
    sa.Table("customers", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("region", sa.Integer), sa.UniqueConstraint("id", "region", name="uq_customers"))
    sa.Table("orders", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("customer_id", sa.Integer, *constraints[:1]), sa.Column("region", sa.Integer),
             sa.Column("parent_id", sa.Integer), *constraints[1:])
    return metadata


def plain():
    return shop(ForeignKey("customers.id"))


def cascading():
    return shop(ForeignKey("customers.id", ondelete="CASCADE", onupdate="SET NULL"))


def deferred():
    return shop(ForeignKey("customers.id", ondelete="CASCADE", onupdate="SET NULL", deferrable=True,
                           initially="DEFERRED"))


def without():
    return shop()


def named():
    return shop(ForeignKey("customers.id", name="fk_customer", use_alter=True))


def composite():
    return shop(ForeignKey("customers.id", name="fk_customer"),
                ForeignKeyConstraint(["customer_id", "region"], ["customers.id", "customers.region"],
                                     name="fk_region", ondelete="no action"))


def itself():
    return shop(ForeignKey("customers.id", name="fk_customer"),
                ForeignKeyConstraint(["customer_id", "region"], ["customers.id", "customers.region"],
                                     name="fk_region"),
                ForeignKeyConstraint(["parent_id"], ["orders.id"], name="fk_parent", ondelete="SET NULL"))
