"""change rows

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    users = sa.table("users", sa.column("id", sa.Integer), sa.column("name", sa.String), sa.column("email", sa.String))
    op.execute(users.insert().values(name="Ada", email="ADA@EXAMPLE.COM"))
    op.execute(users.insert().values([{"name": "Bob", "email": None}, {"name": "Zoë's", "email": "z@example.com"}]))
    op.execute(users.update().values(email=sa.func.lower(users.c.email)).where(users.c.email.is_not(None)))
    op.execute(users.update().where(users.c.name == op.inline_literal("Bob")).values(email=sa.func.coalesce(users.c.email, "nobody@example.com")))
    op.execute(users.delete().where(sa.and_(users.c.name.like("Z%"), users.c.id > 1)))
    op.execute(sa.text("UPDATE users SET name = :name WHERE id = :id").bindparams(name="Ada L.", id=1))


def downgrade() -> None:
    pass
