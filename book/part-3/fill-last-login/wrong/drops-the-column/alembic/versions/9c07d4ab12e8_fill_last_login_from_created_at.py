"""Fill last_login from created_at

Revision ID: 9c07d4ab12e8
Revises: 5f3e81c2d9b7
Create Date: 2025-05-07 09:00:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = "9c07d4ab12e8"
down_revision = "5f3e81c2d9b7"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Gives everybody who never logged in the moment of their registration."""
    op.execute(
        sa.text(
            """
            UPDATE users
            SET last_login = created_at
            WHERE last_login IS NULL
            """
        )
    )


def downgrade() -> None:
    op.drop_column("users", "last_login")
