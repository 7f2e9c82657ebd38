import sqlalchemy as sa
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

CONVENTION = {
    "ix": "ix_%(column_0_label)s",
    "uq": "uq_%(table_name)s_%(column_0_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


def first():
    class Base(DeclarativeBase):
        metadata = sa.MetaData(naming_convention=CONVENTION)

    class Team(Base):
        __tablename__ = "teams"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str] = mapped_column(sa.String(40), unique=True)

    class Player(Base):
        __tablename__ = "players"
        id: Mapped[int] = mapped_column(primary_key=True)
        team_id: Mapped[int] = mapped_column(sa.ForeignKey("teams.id"), index=True)
        shirt: Mapped[int | None]
        __table_args__ = (sa.CheckConstraint("shirt > 0", name="shirt"), sa.UniqueConstraint("team_id", "shirt"))

    return Base.metadata


def second():
    class Base(DeclarativeBase):
        metadata = sa.MetaData(naming_convention=CONVENTION)

    class Team(Base):
        __tablename__ = "teams"
        id: Mapped[int] = mapped_column(primary_key=True)
        name: Mapped[str] = mapped_column(sa.String(40), index=True)
        town: Mapped[str | None] = mapped_column(sa.String(40), unique=True)

    class Player(Base):
        __tablename__ = "players"
        id: Mapped[int] = mapped_column(primary_key=True)
        team_id: Mapped[int]
        rival_id: Mapped[int | None] = mapped_column(sa.ForeignKey("teams.id", ondelete="SET NULL"))
        shirt: Mapped[int | None]
        __table_args__ = (sa.UniqueConstraint("team_id", "shirt", name="uq_shirt"),)

    return Base.metadata


def gone():
    return sa.MetaData(naming_convention=CONVENTION)
