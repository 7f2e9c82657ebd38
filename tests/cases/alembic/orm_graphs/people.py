"""Users and what they write."""
from typing import List, Optional

import sqlalchemy as sa
from sqlalchemy.ext.hybrid import hybrid_property
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column, relationship, validates


class Base(DeclarativeBase):
    pass


class User(Base):
    __tablename__ = "users"
    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(sa.String(30))
    nick: Mapped[Optional[str]]
    posts: Mapped[List["Post"]] = relationship(back_populates="user", cascade="all, delete-orphan", order_by="Post.id")

    @hybrid_property
    def shout(self):
        return self.name + "!"

    @validates("name")
    def checked(self, key, value):
        if value == "bad":
            raise ValueError("no such name")
        return value.strip()

    def __repr__(self):
        return f"User({self.id}, {self.name!r})"


class Post(Base):
    __tablename__ = "posts"
    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[Optional[int]] = mapped_column(sa.ForeignKey("users.id"))
    title: Mapped[str] = mapped_column(default="untitled")
    user: Mapped[Optional["User"]] = relationship(back_populates="posts")
