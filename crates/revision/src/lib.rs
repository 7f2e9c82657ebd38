//! The graph of Alembic revisions: heads, bases, branches, ranges and relative ids.
