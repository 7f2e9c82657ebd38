from alembic import context
import nothing_of_that_name
