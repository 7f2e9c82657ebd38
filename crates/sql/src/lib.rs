//! PostgreSQL text to typed statements to SQLite text.
