"""events

Revision ID: c5
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c5'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    @sa.event.listens_for(op.get_bind(), "before_cursor_execute")
    def before(connection, cursor, statement, parameters, context, executemany):
        print("before", statement, parameters, executemany)
    @sa.event.listens_for(op.get_bind(), "after_cursor_execute")
    def after(connection, cursor, statement, parameters, context, executemany):
        print("after", statement)
    op.get_bind().execute(sa.text("SELECT :a"), {"a": 1})
    print(sa.event.contains(op.get_bind(), "before_cursor_execute", before))
    sa.event.remove(op.get_bind(), "before_cursor_execute", before)
    sa.event.remove(op.get_bind(), "after_cursor_execute", after)
    op.get_bind().execute(sa.text("SELECT 2"))

def downgrade() -> None:
    pass
