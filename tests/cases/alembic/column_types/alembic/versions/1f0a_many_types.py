"""many types

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql
revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "t",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("a", sa.SmallInteger()),
        sa.Column("b", sa.BigInteger()),
        sa.Column("c", sa.Float()),
        sa.Column("d", sa.Double()),
        sa.Column("e", sa.Numeric()),
        sa.Column("f", sa.DECIMAL(10, 3)),
        sa.Column("g", sa.String()),
        sa.Column("h", sa.Unicode(10)),
        sa.Column("i", sa.CHAR(2)),
        sa.Column("j", sa.LargeBinary()),
        sa.Column("k", sa.Date()),
        sa.Column("l", sa.Time()),
        sa.Column("m", sa.DateTime()),
        sa.Column("n", sa.Interval()),
        sa.Column("o", sa.JSON()),
        sa.Column("p", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb")),
        sa.Column("q", postgresql.ARRAY(sa.String(5))),
        sa.Column("r", sa.Uuid(), server_default=sa.text("gen_random_uuid()")),
        sa.Column("s", postgresql.UUID(as_uuid=True)),
        sa.Column("u", postgresql.INET()),
        sa.Column("v", sa.Integer(), sa.Computed("id * 2")),
        sa.Column("w", postgresql.TSVECTOR()),
        sa.Column("x", sa.Boolean(), comment="is it so?"),
        comment="many types",
    )


def downgrade() -> None:
    op.drop_table("t")
