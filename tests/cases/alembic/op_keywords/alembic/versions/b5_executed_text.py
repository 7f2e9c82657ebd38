"""executed text

Revision ID: b5
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.dialects import postgresql

revision = 'b5'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("UPDATE accounts SET status = 'a:b' WHERE email LIKE '%x'")
    op.execute(sa.text("UPDATE accounts SET status = :s").bindparams(s="it's"))
    accounts = sa.table("accounts", sa.column("status", sa.String), sa.column("id", sa.Integer))
    op.execute(accounts.update().where(accounts.c.status == op.inline_literal("old")).values(status=op.inline_literal("new")))
    op.execute(accounts.update().where(accounts.c.id > 3).values({"status": "new"}))
    op.execute(accounts.delete().where(accounts.c.id.in_([1, 2])))
    op.execute(sa.select(accounts.c.id), execution_options={"autocommit": True})

def downgrade() -> None:
    pass
