"""a model without a table

Revision ID: c3
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.orm import Mapped, mapped_column
from people import Base

revision = 'c3'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    class Nothing(Base):
        name: Mapped[str] = mapped_column(primary_key=True)

def downgrade() -> None:
    pass
