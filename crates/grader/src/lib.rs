//! Runs a submission on every database of an exercise and evaluates its checks.
