//! The command line: alembic and psql on a folder, and the checks of a book.

fn main() {}
