"""options

Revision ID: b4
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa

revision = 'b4'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    bind = op.get_bind()
    print(bind.get_execution_options(), bind.engine.url, bind.engine.name, bind.dialect.name, bind.dialect.driver, bind.engine.dialect.server_version_info >= (10,))
    print(bind.execution_options(stream_results=False) is bind, bind.get_isolation_level(), bind.default_isolation_level, bind.info)
    print(bind.execute(sa.text("SELECT 1").execution_options(yield_per=5)).all())
    print(bind.execute(sa.text("SELECT 2"), execution_options={"foo": "bar"}).scalar())
    print(bind.dialect.has_table(bind, "t"), bind.dialect.default_schema_name, bind.dialect.identifier_preparer.quote("select"), bind.dialect.identifier_preparer.quote("Ab"))

def downgrade() -> None:
    pass
