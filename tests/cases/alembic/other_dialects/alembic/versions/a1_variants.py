"""types of other dialects"""

import os.path

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mssql, mysql, oracle, sqlite
from sqlalchemy.dialects.mysql.base import MySQLDialect
from sqlalchemy.dialects.postgresql.base import PGDialect
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

revision = "a1"
down_revision = None

Long = sa.Text().with_variant(mysql.LONGTEXT(), "mysql").with_variant(oracle.CLOB(), "oracle")


def upgrade():
    op.create_table(
        "notes",
        sa.Column("id", mysql.INTEGER(display_width=11, unsigned=True), primary_key=True),
        sa.Column("body", Long),
        sa.Column("title", mysql.VARCHAR(length=80, charset="utf8mb4")),
        sa.Column("size", mysql.DECIMAL(precision=10, scale=2)),
        sa.Column("name", mssql.NVARCHAR(20).with_variant(sa.String(20), "postgresql")),
        sa.Column("at", sqlite.DATETIME()),
        sa.Column("seen", mysql.TIMESTAMP(fsp=6)),
        sa.Column("data", mysql.JSON()),
    )
    op.alter_column("notes", "title", existing_type=mysql.LONGTEXT(), type_=sa.Text(), nullable=False)
    dialect = op.get_bind().dialect
    print(isinstance(dialect, PGDialect), isinstance(dialect, (MySQLDialect, SQLiteDialect)))
    print(os.path.basename(os.path.dirname(os.path.realpath(__file__))))
    if dialect.name == "mysql":
        op.alter_column("notes", "body", type_=mysql.MEDIUMTEXT())


def downgrade():
    op.drop_table("notes")
