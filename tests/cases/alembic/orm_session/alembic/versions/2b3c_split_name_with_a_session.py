"""split name with a session

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy.orm import Session, declarative_base

revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = sa.Column(sa.Integer, primary_key=True)
    name = sa.Column(sa.String(100))
    first_name = sa.Column(sa.String(50))
    last_name = sa.Column(sa.String(50))


def upgrade() -> None:
    op.execute("INSERT INTO users (name) VALUES ('Ada Lovelace'), ('Prince'), (NULL)")
    op.add_column("users", sa.Column("first_name", sa.String(50)))
    op.add_column("users", sa.Column("last_name", sa.String(50)))
    session = Session(bind=op.get_bind())
    for user in session.query(User).order_by(User.id).all():
        if user.name:
            parts = user.name.split(" ", 1)
            user.first_name = parts[0]
            user.last_name = parts[1] if len(parts) > 1 else ""
    session.commit()


def downgrade() -> None:
    pass
