"""labels

Revision ID: b1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT

from alembic import op
import sqlalchemy as sa

revision = 'b1'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    m = sa.MetaData()
    a = sa.Table("a", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("n", sa.Text)); b = sa.Table("b", m, sa.Column("id", sa.Integer, primary_key=True), sa.Column("a_id", sa.ForeignKey("a.id")))
    m.create_all(op.get_bind())
    op.get_bind().execute(a.insert(), {"id": 1, "n": "x"}); op.get_bind().execute(b.insert(), {"id": 5, "a_id": 1})
    q = a.join(b, a.c.id == b.c.a_id).select().set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).where(b.c.id.isnot(None))
    print(q)
    for row in op.get_bind().execute(q): print(row, row.a_id, row.b_id, row.b_a_id, row._fields)
    print(sa.select(a, b).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL).subquery().c.keys())
    print(op.get_bind().execute(sa.select(a.c.id, a.c.id, b.c.id).join_from(a, b).set_label_style(LABEL_STYLE_TABLENAME_PLUS_COL)).keys())
    print(q.get_label_style())
    row = op.get_bind().execute(q).first()
    print(row._mapping[a.c.id], row._mapping[b.c.a_id])


def downgrade() -> None:
    pass
