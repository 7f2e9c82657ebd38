#![allow(clippy::needless_pass_by_value, reason = "a test table reads better")]

use super::*;
use expect_test::{Expect, expect};

#[track_caller]
fn check(input: &str, expected: Expect) {
    let text = Text::new(input);
    let shown = match parse(&text) {
        Ok(parsed) => parsed.iter().map(|one| format!("{}\n", &input[one.span.start..one.span.end])).collect(),
        Err(error) => {
            let span = error.span().unwrap_or(Span::new(0, 0));
            format!("{} {} @{}..{}\n", error.code, error.message, span.start, span.end)
        }
    };
    expected.assert_eq(&shown);
}

#[test]
fn statements_and_their_spans() {
    check(
        "select 1; -- one\n select 'é' ;;",
        expect![[r"
        select 1
        select 'é'
    "]],
    );
}

#[test]
fn syntax_errors_as_postgresql_words_them() {
    check(
        "selct 1",
        expect![[r#"
        42601 syntax error at or near "selct" @0..5
    "#]],
    );
    check(
        "select * from",
        expect![[r"
        42601 syntax error at end of input @13..13
    "]],
    );
    check(
        "select 1 from t where )",
        expect![[r#"
        42601 syntax error at or near ")" @22..23
    "#]],
    );
    check(
        "select 'abc",
        expect![[r#"
        42601 unterminated quoted string at or near "'abc" @7..11
    "#]],
    );
}

#[test]
fn deep_nesting_is_an_error() {
    let deep = format!("select {}1{}", "(".repeat(5000), ")".repeat(5000));
    check(
        &deep,
        expect![[r"
        54001 stack depth limit exceeded @0..0
    "]],
    );
    let long = format!("select 1{}", " + 1".repeat(50_000));
    check(
        &long,
        expect![[r"
        54001 stack depth limit exceeded @0..0
    "]],
    );
}
