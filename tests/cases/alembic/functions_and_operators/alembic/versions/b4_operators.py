"""operators

Revision ID: b4
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from shared import *

from alembic import op
import sqlalchemy as sa

revision = 'b4'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    from sqlalchemy import custom_op
    c, x = sa.column("c", postgresql.JSONB), sa.column("x", sa.String)
    t = sa.select(sa.literal({"a": 1}, postgresql.JSONB).label("c"), sa.literal("ab").label("x")).subquery()
    print(op.get_bind().execute(sa.select(CONTAINS(t.c.c, {"a": 1}), ASTEXT(t.c.c, "a"), HAS_ANY(t.c.c, postgresql.array(["a", "z"])), HAS_ALL(t.c.c, postgresql.array(["a", "z"])))).all())
    print(CONTAINS(c, {"a": 1}).type, custom_op("@@@", precedence=5)(c, c), operators.custom_op("&&&", is_comparison=True)(c, c).type)
    print(op.get_bind().execute(sa.select(operators.like_op(t.c.x, "a%"), operators.in_op(t.c.x, ["ab"]), operators.eq(t.c.x, "ab"), operators.is_(t.c.x, None), operators.between_op(t.c.x, "a", "b"), operators.concat_op(t.c.x, "c"))).all())
    try:
        operators.custom_op("%%")(1, 2)
    except sa.exc.InvalidRequestError as error:
        print(error)


def downgrade() -> None:
    pass
