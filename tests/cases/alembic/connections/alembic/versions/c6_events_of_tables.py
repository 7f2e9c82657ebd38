"""events of tables

Revision ID: c6
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c6'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.Table("v", sa.MetaData(), sa.Column("id", sa.Integer(), primary_key=True))
    sa.event.listen(t, "after_create", sa.DDL("ALTER TABLE %(table)s ADD COLUMN x integer"))
    sa.event.listen(t, "before_create", lambda target, connection, **kw: print("creating", target.name))
    t.create(op.get_bind())
    print([column["name"] for column in sa.inspect(op.get_bind()).get_columns("v")])
    t.drop(op.get_bind())

def downgrade() -> None:
    pass
