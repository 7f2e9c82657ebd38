"""names that are too long, final ones"""

import sqlalchemy as sa
from alembic import op

revision = "c1"
down_revision = None

LONG = "deployment_deployment_provider_account_id_deployment_provider_account"


def upgrade():
    op.create_table(
        "owners",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("parent_id", sa.Integer()),
        sa.PrimaryKeyConstraint("id", name=op.f(f"pk_{LONG}")),
        sa.ForeignKeyConstraint(["parent_id"], ["owners.id"], name=op.f(f"fk_{LONG}")),
        sa.UniqueConstraint("parent_id", name=op.f(f"uq_{LONG}")),
        sa.CheckConstraint("id > 0", name=op.f(f"ck_{LONG}")),
    )
    op.create_index(op.f(f"ix_{LONG}"), "owners", ["parent_id"])


def downgrade():
    op.drop_index(op.f(f"ix_{LONG}"), table_name="owners")
    op.drop_constraint(op.f(f"ck_{LONG}"), "owners", type_="check")
    op.drop_table("owners")
