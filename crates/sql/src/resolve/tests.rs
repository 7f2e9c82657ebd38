#![allow(clippy::needless_pass_by_value, reason = "a test table reads better")]

use super::common_type;
use super::operator::try_binary;
use crate::facts;
use crate::types::oid_label;
use catalog::Catalog;
use expect_test::{Expect, expect};

#[track_caller]
fn check(left: &str, name: &str, right: &str, expected: Expect) {
    let oid = |name: &str| facts::type_named(name).expect("a known type");
    let label = |oid| oid_label(oid, &Catalog::default());
    let shown = match try_binary(name, oid(left), oid(right)) {
        None => "none".to_owned(),
        Some(one) => format!("{} {} {} -> {}", label(one.left), one.name, label(one.right), label(one.result)),
    };
    expected.assert_eq(&shown);
}

#[test]
fn operators_are_chosen_as_postgresql_chooses_them() {
    check("int4", "+", "int8", expect!["integer + bigint -> bigint"]);
    check("int4", "+", "numeric", expect!["numeric + numeric -> numeric"]);
    check("int4", "/", "float4", expect!["double precision / real -> double precision"]);
    check("varchar", "=", "unknown", expect!["text = text -> boolean"]);
    check("int4", "=", "text", expect!["none"]);
    check("date", "+", "int4", expect!["date + integer -> date"]);
    check("date", "-", "date", expect!["date - date -> integer"]);
    check("timestamptz", ">", "unknown", expect!["timestamp with time zone > timestamp with time zone -> boolean"]);
    check("text", "||", "int4", expect!["text || anynonarray -> text"]);
    check("unknown", "||", "unknown", expect!["text || text -> text"]);
    check("jsonb", "->>", "unknown", expect!["jsonb ->> text -> text"]);
}

#[test]
fn the_recorded_tables_are_whole() {
    assert_eq!(facts::functions("lower").len(), 3);
    assert_eq!(common_type(&[23, 705, 1700]), Ok(1700));
    assert_eq!(common_type(&[25, 23]), Err((25, 23)));
}
