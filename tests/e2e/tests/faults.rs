//! What goes wrong says so.
