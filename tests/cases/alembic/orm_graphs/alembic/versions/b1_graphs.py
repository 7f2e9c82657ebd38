"""graphs

Revision ID: b1
Revises: a0
Create Date: 2025-01-20 10:30:00.000000

"""
from alembic import op
import sqlalchemy as sa
from sqlalchemy import orm
from sqlalchemy.orm import Session
from people import Post, User

revision = 'b1'
down_revision = 'a0'
branch_labels = None
depends_on = None


def upgrade() -> None:
    session = Session(bind=op.get_bind())
    ada = session.get(User, 1)
    print(ada, [post.title for post in ada.posts], ada.posts[0].user is ada, session.get(Post, 3).user)
    new = User(name=" Eve ", posts=[Post(title="one"), Post()])
    session.add(new)
    session.flush()
    print(new.id, new.name, [(post.id, post.user_id, post.title) for post in new.posts], new.shout)
    late = Post(title="late", user=ada)
    session.add(late)
    session.flush()
    print(late.user_id, late.id)
    bob = session.query(User).filter_by(name="Bob").one()
    bob.posts.append(Post(title="appended"))
    session.commit()
    print(session.query(Post.title).join(Post.user).filter(User.name == "Bob").all())
    print(session.execute(sa.select(User.name, sa.func.count(Post.id)).join(User.posts, isouter=True).group_by(User.name).order_by(User.name)).all())
    print(session.scalars(sa.select(User).where(User.shout == "Ada!")).all(), session.query(User).filter(User.name.in_(["Ada", "Eve"])).order_by(User.id.desc()).all())
    for user in session.query(User).options(orm.joinedload(User.posts)).order_by(User.id):
        print(user.name, len(user.posts))

def downgrade() -> None:
    pass
