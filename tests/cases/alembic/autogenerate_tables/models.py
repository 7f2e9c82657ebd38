from sqlalchemy import TIMESTAMP, Boolean, Column, ForeignKey, Index, Integer, Numeric, String, UniqueConstraint
from sqlalchemy.orm import declarative_base

Base = declarative_base()


class User(Base):
    __tablename__ = "users"

    id = Column(Integer, primary_key=True)
    name = Column(String(100))
    email = Column(String(100), nullable=False, unique=True)
    is_premium = Column(Boolean, default=False, nullable=False)
    last_login = Column(TIMESTAMP(timezone=True), nullable=True)


class BankAccount(Base):
    __tablename__ = "bank_accounts"
    __table_args__ = (UniqueConstraint("user_id", "currency", name="uq_user_currency"), Index("ix_balance", "latest_balance"))

    id = Column(Integer, primary_key=True)
    user_id = Column(Integer, ForeignKey("users.id", ondelete="CASCADE"), nullable=False, index=True)
    currency = Column(String(3), server_default="EUR")
    latest_balance = Column(Numeric(12, 2))
