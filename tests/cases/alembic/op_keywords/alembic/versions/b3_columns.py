"""columns

Revision ID: b3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("accounts", sa.Column("age", sa.SmallInteger(), nullable=False, server_default="0", comment="years"))
    op.add_column("accounts", sa.Column("age", sa.SmallInteger()), if_not_exists=True)
    op.add_column("accounts", sa.Column("parent_id", sa.Integer(), sa.ForeignKey("accounts.id"), unique=True, index=True), schema="public")
    op.add_column("accounts", sa.Column("flag", sa.Boolean(), server_default=sa.false()))
    op.add_column("accounts", sa.Column("kind", sa.Enum("a", "b", name="kinds", native_enum=False, create_constraint=True)))
    op.add_column("accounts", sa.Column("n", sa.Integer(), sa.Identity()))
    op.alter_column("accounts", "age", type_=sa.Text(), postgresql_using="age::text", existing_type=sa.SmallInteger(), server_default=None, existing_nullable=False)
    op.alter_column("accounts", "age", nullable=True, new_column_name="years", comment="of age", existing_comment="years", existing_server_default=None)
    op.alter_column("accounts", "years", comment=None, existing_type=sa.Text(), server_default=sa.text("'1' || '2'"))
    op.alter_column("accounts", "status", type_=sa.String(30), existing_type=sa.String(20), existing_server_default="new", nullable=False, server_default="x'y")
    op.drop_column("accounts", "years")
    op.drop_column("accounts", "gone", if_exists=True)
    op.drop_column("accounts", "flag", schema="public")

def downgrade() -> None:
    pass
