"""catches an error

Revision ID: 1f0a
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = '1f0a'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    try:
        bind.execute(sa.text("SELECT * FROM missing"))
    except sa.exc.ProgrammingError as error:
        print("caught", type(error).__name__)
    bind.execute(sa.text("CREATE TABLE t (id integer)"))


def downgrade() -> None:
    pass
