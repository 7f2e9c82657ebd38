"""everything

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("t", schema="public", naming_convention={"uq": "uq_%(table_name)s_%(column_0_name)s"}) as batch:
        batch.add_column(sa.Column("c", sa.Integer(), nullable=False, server_default="1"))
        batch.alter_column("a", new_column_name="z", nullable=False, existing_type=sa.Text(), server_default="q", comment="last")
        batch.alter_column("b", type_=sa.BigInteger(), postgresql_using="b::bigint")
        batch.create_index("ix_c", ["c"], unique=True, postgresql_where=sa.text("c > 1"))
        batch.create_index(batch.f("ix_b"), ["b"])
        batch.create_unique_constraint("uq_z", ["z"])
        batch.create_unique_constraint(None, ["b"])
        batch.create_check_constraint("ck_c", "c > 0")
        batch.create_foreign_key("fk_b", "u", ["b"], ["id"], ondelete="CASCADE", referent_schema="public")
        batch.create_table_comment("about t")
        batch.execute("UPDATE public.t SET b = 2")
        batch.drop_index("ix_b")
        batch.drop_constraint("uq_z", type_="unique")
        batch.drop_column("c")
        batch.drop_table_comment()

def downgrade() -> None:
    pass
