//! What the laws found once.

use super::render::{check_law, query_law};
use super::robust::law;

#[test]
fn texts() {
    for text in [
        "COMMENT ON TABLE pg_class IS 'x'",
        "TRUNCATE pg_class",
        "INSERT INTO users (email) VALUES ('p\0')",
        "SELECT E'\\000', 1",
        "SELECT E'\\x00'",
        "SELECT U&'\\0000'",
        "SELECT chr(0)",
        "SELECT '\"\\u0000\"'::jsonb, '[\"\\u0000\"]'::json ->> 0",
        "SELECT convert_from('\\x00'::bytea, 'UTF8')",
        "SELECT decode('00', 'hex')::text",
        "\0",
    ] {
        law(&[text.to_owned()]);
    }
}

#[test]
fn queries() {
    for query in [
        "SELECT 'a'",
        "SELECT name FROM users AS u WHERE NULL IS NULL ORDER BY row_to_json(u)",
        "SELECT 'a' AS k, bool_and(EXISTS (SELECT 1, 'a', true FROM users)), count(*) FROM users GROUP BY 1 ORDER BY 1",
    ] {
        query_law(query);
    }
}

#[test]
fn conditions() {
    check_law("age > 1 AND NOT (age > 3 OR name IS NULL)");
}
