use super::{offline_text, statement};
use crate::schema::{Statement, Value};
use expect_test::{Expect, expect};
use serde_json::json;

/// Core constructs that the façade made, with the text and parameters that SQLAlchemy 2.1.9 compiled for psycopg2.
const RECORDED: &str = include_str!("../../tests/core.jsonl");

fn parse(statement: &Value) -> Statement {
    serde_json::from_value(statement.clone()).expect("a statement")
}

#[test]
fn compiles_as_sqlalchemy() {
    let mut wrong = Vec::new();
    let mut all = 0;
    for line in RECORDED.lines() {
        let case: Value = serde_json::from_str(line).expect("JSON");
        all += 1;
        let given = parse(&case["statement"]);
        let parameters = case["parameters"].as_object().expect("a map");
        let free =
            parameters.iter().filter(|(_, value)| value.is_null()).map(|(k, v)| (k.clone(), v.clone())).collect();
        let free = Value::Object(free);
        let got = match statement(&given, &free, false) {
            Ok(all) => all.into_iter().map(|one| one.text).collect::<Vec<_>>().join("\n---\n"),
            Err(error) => error.message,
        };
        if case["text"] != got.as_str() {
            wrong.push(format!(
                "{}\n{}\nsqlalchemy {}\nours       {:?}",
                case["source"], case["statement"], case["text"], got
            ));
        }
    }
    assert!(wrong.is_empty(), "{} of {all} differ\n\n{}", wrong.len(), wrong.join("\n\n"));
}

#[track_caller]
fn check(text: &str, parameters: &Value, expect: &Expect) {
    let given = parse(&json!({ "text": text }));
    let shown = match statement(&given, parameters, false) {
        Ok(all) => all.into_iter().map(|one| one.driver_text()).collect::<Vec<_>>().join("\n"),
        Err(error) => format!("{}: {}", error.class, error.message),
    };
    expect.assert_eq(&shown);
}

#[test]
fn values_are_written_as_psycopg2_writes_them() {
    check("select :a", &json!({ "a": "it's" }), &expect!["select 'it''s'"]);
    check("select :a", &json!({ "a": "back\\slash" }), &expect![[r"select E'back\\slash'"]]);
    check("select :a, :b", &json!({ "a": null, "b": -5 }), &expect!["select NULL,  -5"]);
    check("select :a", &json!({ "a": [1, 2] }), &expect!["select ARRAY[1,2]"]);
    check("select :a", &json!({ "a": { "$": "date", "value": "2025-01-02" } }), &expect!["select '2025-01-02'::date"]);
    check("select :a", &json!({ "a": { "$": "decimal", "value": "1.50" } }), &expect!["select 1.50"]);
    check(
        "select '%', ':x', a::text",
        &json!(null),
        &expect![[r"
        sqlalchemy.exc.StatementError: (sqlalchemy.exc.InvalidRequestError) A value is required for bind parameter 'x'
        [SQL: select '%%', '%(x)s', a::text]
        (Background on this error at: https://sqlalche.me/e/21/cd3x)"]],
    );
    check(r"select '%', '\:x', a::text", &json!(null), &expect!["select '%', ':x', a::text"]);
}

#[test]
fn offline_text_keeps_placeholders_unless_told() {
    let given = parse(&json!({ "text": "select :a", "binds": { "a": 5 } }));
    expect!["select %(a)s"].assert_eq(&offline_text(&given, false).expect("text"));
    expect!["select 5"].assert_eq(&offline_text(&given, true).expect("text"));
}
