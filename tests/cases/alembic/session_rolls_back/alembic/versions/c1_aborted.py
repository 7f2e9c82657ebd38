"""a failure that is caught, with the session left as it is"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy import orm

revision = "c1"
down_revision = "b1"


def upgrade():
    session = orm.Session(bind=op.get_bind())
    session.execute(sa.text("INSERT INTO users (name) VALUES ('one')"))
    session.commit()
    try:
        op.add_column("users", sa.Column("name", sa.Integer()))
    except Exception as error:
        print(type(error).__name__)
        session.rollback()
    print(session.execute(sa.text("SELECT count(*) FROM users")).scalar())
    session.close()


def downgrade():
    pass
