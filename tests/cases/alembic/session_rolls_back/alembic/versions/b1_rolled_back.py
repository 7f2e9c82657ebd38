"""a session that rolls everything back"""

import sqlalchemy as sa
from alembic import context, op
from sqlalchemy import orm

revision = "b1"
down_revision = "a1"


def upgrade():
    op.add_column("users", sa.Column("lost", sa.Integer()))
    session = orm.Session(bind=op.get_bind())
    try:
        session.execute(sa.text("SELECT nothing FROM users"))
    except Exception as error:
        print(type(error).__name__, error.orig)
        session.rollback()
    op.add_column("users", sa.Column("after", sa.Integer()))
    print(context.get_context().dialect.supports_sequences, op.get_bind().in_transaction())


def downgrade():
    pass
