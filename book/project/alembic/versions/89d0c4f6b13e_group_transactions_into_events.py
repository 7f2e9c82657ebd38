"""Group transactions into events

Revision ID: 89d0c4f6b13e
Revises: 7e02b5a3d418
Create Date: 2025-02-03 11:05:31.004000

"""
from alembic import op
import sqlalchemy as sa

revision = "89d0c4f6b13e"
down_revision = "7e02b5a3d418"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "events",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("category_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(120), nullable=False),
        sa.Column("happened_on", sa.Date(), nullable=True),
        sa.ForeignKeyConstraint(
            ["category_id"], ["categories.id"], name="fk_events_category_id_categories", ondelete="RESTRICT"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_events"),
    )
    op.create_index("ix_events_category_id", "events", ["category_id"])
    op.add_column("transactions", sa.Column("event_id", sa.Integer(), nullable=True))
    op.create_foreign_key(
        "fk_transactions_event_id_events", "transactions", "events", ["event_id"], ["id"], ondelete="SET NULL"
    )


def downgrade() -> None:
    op.drop_constraint("fk_transactions_event_id_events", "transactions", type_="foreignkey")
    op.drop_column("transactions", "event_id")
    op.drop_index("ix_events_category_id", table_name="events")
    op.drop_table("events")
