import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import JSONB

options = {"compare_server_default": True}


def items(*columns):
    metadata = sa.MetaData()
    sa.Table("items", metadata, sa.Column("id", sa.Integer, primary_key=True), *columns)
    return metadata


def first():
    return items(
        sa.Column("name", sa.String(20), server_default="none"),
        sa.Column("amount", sa.Integer, server_default="0"),
        sa.Column("price", sa.Numeric(8, 2), server_default="1.50"),
        sa.Column("made", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("active", sa.Boolean, server_default=sa.true()),
        sa.Column("extra", JSONB, server_default=sa.text("'{}'::jsonb")),
        sa.Column("code", sa.Uuid, server_default=sa.text("gen_random_uuid()"), nullable=False),
    )


def changed():
    return items(
        sa.Column("name", sa.String(20), server_default="some"),
        sa.Column("amount", sa.Integer, server_default=sa.text("0")),
        sa.Column("price", sa.Numeric(8, 2), server_default="2.5"),
        sa.Column("made", sa.DateTime(timezone=True), server_default=sa.text("CURRENT_TIMESTAMP")),
        sa.Column("active", sa.Boolean, server_default=sa.false(), nullable=False),
        sa.Column("extra", JSONB, server_default=sa.text("""'{"a": 1}'::jsonb""")),
        sa.Column("code", sa.Uuid, nullable=False),
    )


def removed():
    return items(
        sa.Column("name", sa.String(20)), sa.Column("amount", sa.Integer), sa.Column("price", sa.Numeric(8, 2)),
        sa.Column("made", sa.DateTime(timezone=True)), sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("extra", JSONB), sa.Column("code", sa.Uuid, nullable=False),
    )


def restored():
    return items(
        sa.Column("name", sa.String(30), server_default=sa.text("'some'")),
        sa.Column("amount", sa.Integer, server_default="7"),
        sa.Column("price", sa.Numeric(8, 2), server_default=sa.text("3 * 2")),
        sa.Column("made", sa.DateTime(timezone=True)), sa.Column("active", sa.Boolean, nullable=False),
        sa.Column("extra", JSONB), sa.Column("code", sa.Uuid, nullable=False),
    )
