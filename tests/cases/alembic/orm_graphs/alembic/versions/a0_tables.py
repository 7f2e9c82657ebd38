"""tables

Revision ID: a0
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'a0'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table("users", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("name", sa.String(30), nullable=False), sa.Column("nick", sa.String()))
    op.create_table("posts", sa.Column("id", sa.Integer(), primary_key=True), sa.Column("user_id", sa.Integer(), sa.ForeignKey("users.id")), sa.Column("title", sa.String(), nullable=False))
    op.execute("INSERT INTO users (name) VALUES ('Ada'), ('Bob')")
    op.execute("INSERT INTO posts (user_id, title) VALUES (1, 'x'), (1, 'y'), (NULL, 'z')")

def downgrade() -> None:
    pass
