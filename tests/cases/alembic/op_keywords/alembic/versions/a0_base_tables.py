"""base tables

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


def upgrade() -> None:
    op.create_table(
        "accounts",
        sa.Column("id", sa.Integer(), primary_key=True),
        sa.Column("email", sa.String(255), nullable=False, comment="where to write"),
        sa.Column("bio", sa.Text()),
        sa.Column("data", postgresql.JSONB(), server_default=sa.text("'{}'::jsonb")),
        sa.Column("status", sa.String(20), server_default="new"),
        sa.Column("created", sa.DateTime(timezone=True), server_default=sa.func.now()),
        comment="people",
    )
    op.create_table(
        "orders",
        sa.Column("id", sa.BigInteger(), sa.Identity(always=True, start=100, increment=5), primary_key=True),
        sa.Column("account_id", sa.Integer(), sa.ForeignKey("accounts.id", name="fk_orders_account", ondelete="CASCADE", onupdate="RESTRICT", deferrable=True, initially="DEFERRED"), index=True),
        sa.Column("total", sa.Numeric(10, 2), sa.CheckConstraint("total >= 0", name="ck_total"), info={"unit": "EUR"}),
        sa.Column("twice", sa.Numeric(), sa.Computed("total * 2", persisted=True)),
        sa.UniqueConstraint("account_id", "total", name="uq_orders"),
        if_not_exists=True,
    )

def downgrade() -> None:
    pass
