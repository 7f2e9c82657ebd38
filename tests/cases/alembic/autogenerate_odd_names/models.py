import sqlalchemy as sa

CONVENTION = {"ix": "ix_%(column_0_label)s", "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
              "pk": "pk_%(table_name)s", "uq": "uq_%(table_name)s_%(column_0_N_name)s"}


def first():
    metadata = sa.MetaData(naming_convention=CONVENTION)
    sa.Table("Order", metadata, sa.Column("select", sa.Integer, primary_key=True),
             sa.Column("CamelCase", sa.String(10), index=True), sa.Column("with space", sa.Text, unique=True),
             sa.Column("caf\u00e9", sa.Text, comment="a \\ and a 'quote' and a \n line"),
             sa.CheckConstraint("\"CamelCase\" LIKE 'a%'", name="ck_like"), comment="50 % \u20ac")
    sa.Table("a_table_with_quite_a_long_name_indeed", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("a_column_with_quite_a_long_name_too", sa.Integer, sa.ForeignKey("Order.select"), index=True))
    return metadata


def second():
    metadata = sa.MetaData(naming_convention=CONVENTION)
    table = sa.Table("Order", metadata, sa.Column("select", sa.Integer, primary_key=True),
                     sa.Column("CamelCase", sa.String(12)), sa.Column("with space", sa.Text),
                     sa.Column("caf\u00e9", sa.Text, server_default="d\u00e9j\u00e0"))
    sa.Index("Odd Index", table.c.CamelCase.desc(), sa.func.coalesce(table.c["with space"], "none"))
    sa.Index("ix_expr", table.c.select + 1, table.c.CamelCase)
    sa.Table("a_table_with_quite_a_long_name_indeed", metadata, sa.Column("id", sa.Integer, primary_key=True),
             sa.Column("a_column_with_quite_a_long_name_too", sa.Integer, sa.ForeignKey("Order.select"), index=True))
    return metadata
