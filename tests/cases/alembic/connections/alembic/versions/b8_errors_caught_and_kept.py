"""errors caught and kept

Revision ID: b8
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b8'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    try:
        op.get_bind().execute(sa.text("SELECT nope"))
    except sa.exc.DBAPIError as error:
        print(isinstance(error, sa.exc.ProgrammingError), error.orig.diag.message_primary, error.orig.diag.sqlstate, error.connection_invalidated, error.code)
    op.get_bind().execute(sa.text("SELECT 1"))

def downgrade() -> None:
    pass
