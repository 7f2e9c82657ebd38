"""recreate never

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("t", recreate="never", table_args=(sa.CheckConstraint("b > 0"),), table_kwargs={}, reflect_args=[], reflect_kwargs={}, copy_from=None) as batch_op:
        batch_op.add_column(sa.Column("d", sa.Integer()))
        batch_op.drop_column("d")
        print(batch_op.get_bind() is op.get_bind(), batch_op.get_context() is op.get_context())
    with op.batch_alter_table("t") as batch_op:
        pass

def downgrade() -> None:
    pass
