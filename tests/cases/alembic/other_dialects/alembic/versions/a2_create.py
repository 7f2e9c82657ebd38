"""a type of MySQL in a new table"""

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import mysql

revision = "a2"
down_revision = "a1"


def upgrade():
    op.create_table("flags", sa.Column("id", sa.Integer()), sa.Column("on", mysql.TINYINT(1)))


def downgrade():
    op.drop_table("flags")
