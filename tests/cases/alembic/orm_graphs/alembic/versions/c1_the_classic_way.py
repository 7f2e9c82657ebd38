"""the classic way

Revision ID: c1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.ext.declarative import declarative_base as old_base
from sqlalchemy.orm import Session, relationship

revision = 'c1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    Old = old_base()
    class Account(Old):
        __tablename__ = "users"
        id = sa.Column(sa.Integer, primary_key=True)
        name = sa.Column(sa.String)
        posts = relationship("Entry", backref="account", lazy="dynamic") if False else relationship("Entry", backref="account")
    class Entry(Old):
        __tablename__ = "posts"
        id = sa.Column(sa.Integer, primary_key=True)
        user_id = sa.Column(sa.Integer, sa.ForeignKey("users.id"))
        title = sa.Column(sa.String)
    session = Session(bind=op.get_bind())
    print([entry.title for entry in session.query(Account).get(1).posts], session.query(Entry).filter(Entry.user_id == 1).order_by(Entry.id).first().account.name)

def downgrade() -> None:
    pass
