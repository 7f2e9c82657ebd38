import sqlalchemy as sa

options = {"include_schemas": True}


def shop(*columns, index=None):
    metadata = sa.MetaData()
    sa.Table("users", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("invoices", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("user_id", sa.ForeignKey("users.id")), *columns, schema="billing")
    return metadata


def first():
    return shop(sa.Column("number", sa.String(20)))


def changed():
    metadata = shop(sa.Column("number", sa.String(30), nullable=False, index=True),
                    sa.Column("paid", sa.Boolean, nullable=False), sa.UniqueConstraint("number", name="uq_number"))
    sa.Table("lines", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("invoice_id", sa.ForeignKey("billing.invoices.id", ondelete="CASCADE")), schema="billing",
             comment="what is billed")
    return metadata


def commented():
    metadata = shop(sa.Column("number", sa.String(30), nullable=False, index=True, comment="counted"),
                    sa.Column("paid", sa.Boolean, nullable=False), sa.UniqueConstraint("number", name="uq_number"))
    metadata.tables["billing.invoices"].comment = "what is owed"
    sa.Table("lines", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("invoice_id", sa.Integer), schema="billing", comment="what is billed")
    return metadata


def in_public():
    metadata = sa.MetaData(schema="public")
    sa.Table("users", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("invoices", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("user_id", sa.ForeignKey("users.id")), sa.Column("number", sa.String(30), nullable=False),
             sa.Column("paid", sa.Boolean, nullable=False), schema="billing")
    return metadata
