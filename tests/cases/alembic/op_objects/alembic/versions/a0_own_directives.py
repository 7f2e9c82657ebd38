"""own directives

Revision ID: a0
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
import counters

revision = 'a0'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    print(op.start_counter("numbers"))
    op.create_table("t", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("a", sa.Text()))

def downgrade() -> None:
    op.drop_table("t")
    op.end_counter("numbers")
