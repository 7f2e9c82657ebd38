"""classes out of the database

Revision ID: b9
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
from sqlalchemy.orm import Session

revision = 'b9'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    from sqlalchemy.ext.automap import automap_base
    Auto = automap_base()
    Auto.prepare(autoload_with=op.get_bind())
    Users = Auto.classes.users
    session = Session(op.get_bind())
    print([user.name for user in session.query(Users).order_by(Users.id).limit(2)], sorted(Auto.classes.keys()))
    session.add(Users(name="auto"))
    session.commit()
    print(session.query(Users).filter_by(name="auto").count())

def downgrade() -> None:
    pass
