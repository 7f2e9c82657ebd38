import sqlalchemy as sa

options = {"render_as_batch": True}


def pets(*columns, comment=None):
    metadata = sa.MetaData()
    sa.Table("owners", metadata, sa.Column("id", sa.Integer, primary_key=True))
    sa.Table("pets", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns, comment=comment)
    return metadata


def first():
    return pets(sa.Column("name", sa.String(20)), sa.Column("owner_id", sa.Integer))


def second():
    return pets(sa.Column("name", sa.String(30), nullable=False, index=True), sa.Column("born", sa.Date),
                sa.Column("owner_id", sa.ForeignKey("owners.id", name="fk_owner")),
                sa.UniqueConstraint("name", "born", name="uq_pet"), comment="beasts")


def third():
    return pets(sa.Column("name", sa.String(30)), sa.Column("owner_id", sa.Integer))
