"""what a bind offers

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
    bind = op.get_bind()
    print([name for name in dir(bind) if not name.startswith("_")], bind.engine is bind, bind.name, bind.dialect.paramstyle)
    print(bind.connect() is bind, bind.execution_options(stream_results=True) is bind, bind.dialect.server_version_info)
    print(bind.execute(sa.text("SELECT 1")), bind.execute("SELECT 2"), op.get_context().get_current_heads())
    users = sa.Table("users", sa.MetaData(), sa.Column("id", sa.Integer, primary_key=True), sa.Column("name", sa.Text))
    users.create(bind, checkfirst=True)
    sa.Enum("a", "b", name="ab").create(bind, checkfirst=True)
    sa.Index("ix_users", users.c.name).create(bind, checkfirst=True)
    bind.execute(users.insert().values(name="x"))
    bind.execute(sa.text("DELETE FROM users WHERE id = :id"), {"id": 1})
    users.metadata.drop_all(bind)
    for wrong in (lambda: bind.scalar(sa.text("SELECT 1")), lambda: bind.begin_nested(), lambda: bind.execute(5),
                  lambda: bind.dialect.has_table(bind, "users"), lambda: sa.Table("users", sa.MetaData(), autoload_with=bind),
                  lambda: sa.MetaData().reflect(bind), lambda: bind.execute(sa.text("SELECT 1")).scalar()):
        try:
            wrong()
        except Exception as error:
            print(type(error).__name__, error)


def downgrade() -> None:
    pass
