"""use_alter

Revision ID: b2
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.sql import LABEL_STYLE_TABLENAME_PLUS_COL
from sqlalchemy import LABEL_STYLE_NONE, LABEL_STYLE_DEFAULT

from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("p", sa.Column("id", sa.Integer, primary_key=True), sa.Column("c_id", sa.Integer, sa.ForeignKey("cc.id", use_alter=True, name="fk_x")))
    op.create_table("cc", sa.Column("id", sa.Integer, primary_key=True), sa.Column("p_id", sa.Integer), sa.ForeignKeyConstraint(["p_id"], ["p.id"], use_alter=True))
    print(sa.inspect(op.get_bind()).get_foreign_keys("p"), sa.inspect(op.get_bind()).get_foreign_keys("cc"))
    op.create_foreign_key("fk1", "p", "cc", ["c_id"], ["id"], use_alter=True)
    with op.batch_alter_table("p") as b: b.create_foreign_key(b.f("fk2"), "cc", ["c_id"], ["id"], ondelete="SET NULL", use_alter=True)
    print([f["name"] for f in sa.inspect(op.get_bind()).get_foreign_keys("p")])


def downgrade() -> None:
    pass
