"""compiled functions

Revision ID: b2
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from shared import *

from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    t = sa.table("t", sa.column("a", Timestamp()), sa.column("b", sa.Interval()))
    print(op.get_bind().execute(sa.select(date_diff_seconds(datetime.datetime(2020,1,1,tzinfo=datetime.timezone.utc), datetime.datetime(2019,1,1,tzinfo=datetime.timezone.utc)))).scalar())


def downgrade() -> None:
    pass
