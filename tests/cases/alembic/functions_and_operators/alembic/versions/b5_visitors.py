"""visitors

Revision ID: b5
Revises: 
Create Date: 2025-01-20 10:30:00.000000

"""
from shared import *

from alembic import op
import sqlalchemy as sa

revision = 'b5'
down_revision = None
branch_labels = None
depends_on = None


def upgrade() -> None:
    x = sa.column("x") == sa.bindparam("p", 5)
    found = []
    visitors.traverse(sa.and_(x, sa.func.foo(sa.column("y")) > 3), {}, {"column": lambda c: found.append(c.name), "bindparam": lambda b: found.append(b.value), "function": lambda f: found.append(f.name), "binary": lambda b: found.append("bin")})
    print(found)
    print(len(list(visitors.iterate(x))))


def downgrade() -> None:
    pass
