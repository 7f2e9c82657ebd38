"""queries

Revision ID: b2
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import sessionmaker
from people import Post, User

revision = 'b2'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    session = sessionmaker(bind=op.get_bind())()
    print(session.query(User).count(), session.query(User.id, User.name).order_by(User.id).first(), session.query(User).filter(User.nick.is_(None)).exists() is not None)
    print(session.query(sa.func.max(User.id)).scalar() >= 2, session.query(User).get(1), session.query(User).filter(User.id == 99).first(), session.query(User).filter(User.id == 99).one_or_none())
    print(session.query(User).filter(User.id == 1).update({"nick": "a"}), session.query(User).filter(User.id == 1).update({User.nick: User.name + "x"}, synchronize_session=False))
    print(session.query(Post).filter(Post.user_id.is_(None)).delete(), session.query(Post).filter(Post.user_id.is_(None)).count())
    session.bulk_insert_mappings(User, [{"name": "m1"}, {"name": "m2"}])
    session.bulk_save_objects([User(name="o1")])
    session.bulk_update_mappings(User, [{"id": 1, "nick": "bulk"}])
    print([user.name for user in session.query(User).order_by(User.id).limit(2).offset(1)], session.query(User.nick).filter(User.id == 1).scalar())
    merged = session.merge(User(id=1, name="Merged"))
    session.add_all([User(name="p"), User(name="q")])
    print(session.dirty != [], len(session.new), merged in session)
    session.flush()
    print(session.get(User, 1).name, session.scalar(sa.select(sa.func.count()).select_from(User)))
    print(session.execute(sa.select(User).where(User.id == 1)).scalar_one(), session.execute(sa.update(User).where(User.id == 1).values(name="Z")).rowcount, session.execute(sa.delete(User).where(User.name.in_(["p", "q"]))).rowcount)
    u = orm.aliased(User, name="u")
    print(session.query(u.name).filter(u.id == 1).scalar(), session.execute(sa.insert(User).values(name="core").returning(User.id)).scalar() > 0)
    row = session.query(User, Post).join(Post, Post.user_id == User.id).order_by(Post.id).first()
    print(row.User.id, row.Post.title, row[0] is row.User)
    with session.begin_nested():
        session.add(User(name="nested"))
    user = session.query(User).filter(User.name == "nested").one()
    session.delete(user)
    session.flush()
    print(session.query(User).filter(User.name == "nested").count(), [one.name for one in session.query(User).distinct().order_by(User.id.asc()).slice(0, 1)])
    session.rollback()

def downgrade() -> None:
    pass
