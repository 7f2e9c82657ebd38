"""a plain name that is too long"""

from alembic import op

revision = "c2"
down_revision = "c1"


def upgrade():
    op.create_unique_constraint("uq_deployment_deployment_provider_account_id_deployment_provider", "owners", ["id"])


def downgrade():
    pass
