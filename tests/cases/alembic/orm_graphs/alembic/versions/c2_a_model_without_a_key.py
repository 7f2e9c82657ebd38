"""a model without a key

Revision ID: c2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from sqlalchemy.orm import Mapped
from people import Base

revision = 'c2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    class Nothing(Base):
        __tablename__ = "nothing"
        name: Mapped[str]

def downgrade() -> None:
    pass
