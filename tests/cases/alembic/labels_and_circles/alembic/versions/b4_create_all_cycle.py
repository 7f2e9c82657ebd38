"""create_all cycle

Revision ID: b4
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT

from alembic import op
import sqlalchemy as sa

revision = 'b4'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    m = sa.MetaData()
    sa.Table("p", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.Integer, sa.ForeignKey("cc.id")))
    sa.Table("cc", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("p_id", sa.Integer, sa.ForeignKey("p.id")))
    m.create_all(op.get_bind())
    print(sorted(f["name"] for t in ("p", "cc") for f in sa.inspect(op.get_bind()).get_foreign_keys(t)))
    m.drop_all(op.get_bind())


def downgrade() -> None:
    pass
