"""uuid default

Revision ID: b3
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from shared import *

from alembic import op
import sqlalchemy as sa

revision = 'b3'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("g", sa.Column("id", sa.Uuid(), server_default=GenerateUUID(), primary_key=True), sa.Column("x", sa.Integer), sa.Column("at", sa.DateTime, server_default=utcnow()))
    op.execute("INSERT INTO g (x) VALUES (1)")
    print(len(str(op.get_bind().execute(sa.text("SELECT id FROM g")).scalar())))
    print([c["default"] for c in sa.inspect(op.get_bind()).get_columns("g")])


def downgrade() -> None:
    pass
