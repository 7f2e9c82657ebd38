"""everything there is

Revision ID: a0
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'a0'
down_revision = None
branch_labels = None
depends_on = None


def tell(value):
    if isinstance(value, list):
        for one in value:
            print(" ", one)
    else:
        print(value)


def upgrade() -> None:
    op.execute("CREATE SCHEMA side")
    op.execute("CREATE TYPE mood AS ENUM ('sad', 'ok')")
    op.execute("CREATE TYPE side.size AS ENUM ('s', 'm')")
    op.create_table(
        "people",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("name", sa.String(50), nullable=False, comment="full name"),
        sa.Column("bio", sa.Text(), server_default="none"),
        sa.Column("price", sa.Numeric(10, 2), server_default=sa.text("0")),
        sa.Column("ratio", sa.Float()),
        sa.Column("big", sa.BigInteger()),
        sa.Column("small", sa.SmallInteger()),
        sa.Column("flag", sa.Boolean(), server_default=sa.true()),
        sa.Column("born", sa.Date()),
        sa.Column("at", sa.DateTime(timezone=True), server_default=sa.func.now()),
        sa.Column("local", sa.DateTime()),
        sa.Column("clock", sa.Time()),
        sa.Column("span", sa.Interval()),
        sa.Column("uid", sa.Uuid()),
        sa.Column("raw", sa.LargeBinary()),
        sa.Column("data", postgresql.JSONB()),
        sa.Column("json", sa.JSON()),
        sa.Column("tags", postgresql.ARRAY(sa.String(10))),
        sa.Column("mood", postgresql.ENUM("sad", "ok", name="mood", create_type=False)),
        sa.Column("code", sa.CHAR(3)),
        sa.Column("ip", postgresql.INET()),
        sa.Column("n", sa.Integer(), sa.Identity(always=True, start=5), nullable=False),
        sa.Column("twice", sa.Integer(), sa.Computed("big * 2", persisted=True)),
        sa.UniqueConstraint("name", "code", name="uq_people"),
        sa.CheckConstraint("price >= 0", name="ck_price"),
        comment="all people",
    )
    op.create_table("pets", sa.Column("id", sa.Integer()), sa.Column("owner_id", sa.Integer(), sa.ForeignKey("people.id", ondelete="CASCADE", name="fk_owner", deferrable=True, initially="DEFERRED")), sa.Column("size", postgresql.ENUM("s", "m", name="size", schema="side", create_type=False)), sa.PrimaryKeyConstraint("id", name="pk_pets"))
    op.create_table("toys", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("pet_id", sa.Integer(), sa.ForeignKey("pets.id", onupdate="SET NULL")), schema="side")
    op.create_index("ix_lower", "people", [sa.text("lower(name)"), "born"])
    op.create_index("ix_where", "people", ["big"], unique=True, postgresql_where=sa.text("flag"))
    op.create_index("ix_incl", "people", ["small"], postgresql_include=["big"])
    op.create_index("ix_desc", "people", [sa.text("born DESC"), sa.text("at NULLS FIRST")])
    op.create_index("ix_gin", "people", ["data"], postgresql_using="gin")
    op.create_index("ix_nnd", "people", ["uid"], unique=True, postgresql_nulls_not_distinct=True)
    op.execute("CREATE VIEW names AS SELECT id, name FROM people")
    op.execute("CREATE SEQUENCE numbers")

def downgrade() -> None:
    pass
