"""split full name

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
    op.add_column("users", sa.Column("first_name", sa.String(50)))
    op.add_column("users", sa.Column("last_name", sa.String(50)))
    bind = op.get_bind()
    for row in bind.execute(sa.text("SELECT id, full_name FROM users ORDER BY id")):
        if row.full_name:
            first, _, last = row.full_name.partition(" ")
            bind.execute(
                sa.text("UPDATE users SET first_name = :first, last_name = :last WHERE id = :id"),
                {"first": first, "last": last, "id": row.id},
            )
    count = bind.execute(sa.text("SELECT count(*) FROM users WHERE first_name IS NULL")).scalar()
    print("without a name:", count)
    op.drop_column("users", "full_name")


def downgrade() -> None:
    op.add_column("users", sa.Column("full_name", sa.String(100)))
    users = sa.table("users", sa.column("id", sa.Integer), sa.column("first_name"), sa.column("last_name"), sa.column("full_name"))
    bind = op.get_bind()
    for row in bind.execute(sa.select(users.c.id, users.c.first_name, users.c.last_name).where(users.c.first_name.is_not(None))).mappings().all():
        name = " ".join(part for part in (row["first_name"], row["last_name"]) if part)
        bind.execute(users.update().where(users.c.id == row["id"]).values(full_name=name))
    op.drop_column("users", "last_name")
    op.drop_column("users", "first_name")
