"""integrity

Revision ID: b9
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b9'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.execute("INSERT INTO t VALUES (100, 'a')")
    try:
        with op.get_bind().begin_nested():
            op.get_bind().execute(sa.text("INSERT INTO t VALUES (:id, 'b')"), {"id": 100})
    except sa.exc.IntegrityError as error:
        print(error.orig.diag.constraint_name, error.orig.pgcode, error.params, error.statement)
        print(str(error.orig), error.orig.diag.message_detail)
        raise

def downgrade() -> None:
    pass
