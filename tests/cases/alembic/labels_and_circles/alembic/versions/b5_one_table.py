"""one table

Revision ID: b5
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT

from alembic import op
import sqlalchemy as sa

revision = 'b5'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.Table("p", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.Integer, sa.ForeignKey("p.id", use_alter=True, name="fk_x")))
    t.create(op.get_bind())
    print(sa.inspect(op.get_bind()).get_foreign_keys("p"))


def downgrade() -> None:
    pass
