//! Plain-file cases and end-to-end tests.
