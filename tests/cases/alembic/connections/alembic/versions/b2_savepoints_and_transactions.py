"""savepoints and transactions

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    with bind.begin_nested():
        bind.execute(sa.text("INSERT INTO t (name) VALUES ('x')"))
    try:
        with bind.begin_nested():
            bind.execute(sa.text("INSERT INTO nope VALUES (1)"))
    except sa.exc.ProgrammingError as error:
        print(type(error).__name__, type(error.orig).__name__, error.orig.pgcode, error.statement, error.params)
    nested = bind.begin_nested()
    bind.execute(sa.text("DELETE FROM t"))
    nested.rollback()
    print(bind.execute(sa.text("SELECT count(*) FROM t")).scalar(), bind.in_transaction(), bind.in_nested_transaction(), bind.closed)

def downgrade() -> None:
    pass
