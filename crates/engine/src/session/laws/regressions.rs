//! What the laws found once.

use super::render::{check_law, query_law};
use super::robust::law;

#[test]
fn texts() {
    for text in ["COMMENT ON TABLE pg_class IS 'x'", "TRUNCATE pg_class"] {
        law(&[text.to_owned()]);
    }
}

#[test]
fn queries() {
    for query in [
        "SELECT 'a'",
        "SELECT 'a' AS k, bool_and(EXISTS (SELECT 1, 'a', true FROM users)), count(*) FROM users GROUP BY 1 ORDER BY 1",
    ] {
        query_law(query);
    }
}

#[test]
fn conditions() {
    for condition in ["age > 1 AND NOT (age > 3 OR name IS NULL)"] {
        check_law(condition);
    }
}
