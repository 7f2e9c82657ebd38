"""The tables of Budget.rip as SQLAlchemy models."""

from sqlalchemy import (
    DECIMAL,
    TIMESTAMP,
    CheckConstraint,
    Column,
    Date,
    Enum,
    ForeignKey,
    Index,
    Integer,
    MetaData,
    String,
    UniqueConstraint,
    func,
)
from sqlalchemy.orm import DeclarativeBase


class Base(DeclarativeBase):
    """What all models have in common: how their constraints are named."""

    metadata = MetaData(
        naming_convention={
            "pk": "pk_%(table_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
        }
    )


class User(Base):
    """Somebody who keeps a budget."""

    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String(100), nullable=False)
    email = Column(String(100), nullable=False, unique=True)
    created_at = Column(TIMESTAMP(timezone=True), server_default=func.now())
    last_login = Column(TIMESTAMP(timezone=True))


class BankAccount(Base):
    """An account at a bank, and what is on it."""

    __tablename__ = "bank_accounts"
    __table_args__ = (
        UniqueConstraint("user_id", "name"),
        CheckConstraint("length(currency) = 3", name="currency"),
    )

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False)
    name = Column(String(80), nullable=False)
    institution = Column(String(80))
    created_at = Column(TIMESTAMP(timezone=True), server_default=func.now(), nullable=False)
    currency = Column(String(3), server_default="USD", nullable=False)
    latest_balance = Column(DECIMAL(12, 2))
    kind = Column(
        Enum("checking", "savings", "credit", name="account_kind"),
        server_default="checking",
        nullable=False,
    )


class Category(Base):
    """What money is spent on; one without a user is offered to everybody."""

    __tablename__ = "categories"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id", ondelete="CASCADE"))
    name = Column(String(60), nullable=False)


class Event(Base):
    """Several transactions that belong together, such as a journey."""

    __tablename__ = "events"

    id = Column(Integer, primary_key=True)
    category_id = Column(Integer, ForeignKey("categories.id", ondelete="RESTRICT"), index=True)
    name = Column(String(120), nullable=False)
    happened_on = Column(Date)


class Transaction(Base):
    """Money that came or went."""

    __tablename__ = "transactions"
    __table_args__ = (Index(None, "account_id", "booked_at"),)

    id = Column(Integer, primary_key=True)
    account_id = Column(Integer, ForeignKey("bank_accounts.id", ondelete="CASCADE"), nullable=False)
    category_id = Column(Integer, ForeignKey("categories.id", ondelete="SET NULL"))
    amount = Column(DECIMAL(12, 2), nullable=False)
    description = Column(String(255))
    booked_at = Column(TIMESTAMP(timezone=True), nullable=False)
    import_id = Column(Integer)
    event_id = Column(Integer, ForeignKey("events.id", ondelete="SET NULL"))
