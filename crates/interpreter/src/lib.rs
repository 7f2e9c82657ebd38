//! RustPython behind the python protocol, with the alembic and sqlalchemy names that revisions import.
