"""add premium

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
    op.add_column("users", sa.Column("is_premium", sa.Boolean(), server_default=sa.false(), nullable=False))
    op.add_column("users", sa.Column("plan", sa.String(20), server_default="free", nullable=False))
    op.add_column("users", sa.Column("seen", sa.DateTime(timezone=True), server_default=sa.text("now()")))
    op.add_column("users", sa.Column("made", sa.DateTime(), server_default=sa.func.now()))
    op.add_column("users", sa.Column("score", sa.Integer(), server_default="0"))
    op.drop_column("users", "seen")
    op.drop_column("users", "made")


def downgrade() -> None:
    op.drop_column("users", "score")
    op.drop_column("users", "plan")
    op.drop_column("users", "is_premium")
