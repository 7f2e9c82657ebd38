"""create_all

Revision ID: b3
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT

from alembic import op
import sqlalchemy as sa

revision = 'b3'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    m = sa.MetaData()
    sa.Table("p", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.Integer, sa.ForeignKey("cc.id", use_alter=True, name="fk_x")))
    sa.Table("cc", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("p_id", sa.Integer, sa.ForeignKey("p.id")))
    m.create_all(op.get_bind())
    print([f["name"] for t in ("p", "cc") for f in sa.inspect(op.get_bind()).get_foreign_keys(t)])
    m.drop_all(op.get_bind())
    print(sa.inspect(op.get_bind()).get_table_names())


def downgrade() -> None:
    pass
