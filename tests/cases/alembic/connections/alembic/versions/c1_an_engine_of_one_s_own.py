"""an engine of one's own

Revision ID: c1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'c1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    engine = sa.create_engine(op.get_bind().engine.url)
    print(engine.dialect.name, engine.url.database, engine.url.render_as_string(hide_password=True))
    with op.get_bind().engine.connect() as connection:
        print(connection.execute(sa.text("SELECT 1")).scalar())

def downgrade() -> None:
    pass
