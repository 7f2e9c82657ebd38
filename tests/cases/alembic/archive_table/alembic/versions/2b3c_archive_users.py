"""archive users

Revision ID: 2b3c
Revises: 1f0a
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import text
revision = '2b3c'
down_revision = '1f0a'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.rename_table("users", "users_archived_20250120")
    op.execute(text("""
        ALTER TABLE users_archived_20250120
        ADD COLUMN archived_at TIMESTAMP DEFAULT NOW()
    """))


def downgrade() -> None:
    op.rename_table("users_archived_20250120", "users")
    op.drop_column("users", "archived_at")
