//! A PostgreSQL session over SQLite, and psql on top of it.
