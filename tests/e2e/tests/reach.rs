//! Everything is reached by keyboard and screen reader.
