"""functions

Revision ID: b1
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from shared import *

from alembic import op
import sqlalchemy as sa

revision = 'b1'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.table("t", sa.column("a", Timestamp()), sa.column("b", sa.Interval()))
    print(type(sa.func.mine.utc(3)).__name__, as_utc().name, op.get_bind().execute(sa.select(sa.func.greatest(1, 2), sa.func.GREATEST(3, 2))).all())
    print(functions.coalesce(None, 1).type, functions.max(2).type)
    print(date_diff_seconds(t.c.a).type)


def downgrade() -> None:
    pass
