//! What PostgreSQL shows of an expression or a query, and that it reads back as itself.
#![allow(clippy::needless_pass_by_value, reason = "an expectation is used up")]

use super::{deparse_expr, deparse_query, looks_like_function};
use crate::fixture::{shown, with_tables};
use crate::{Context, Text, analyze_expr_for_relation, analyze_query, parse_expression};
use catalog::Expression;
use expect_test::{Expect, expect};

/// An expression over `users`.
#[track_caller]
fn check(input: &str, expected: Expect) {
    let once = expr(input);
    expected.assert_eq(once.trim_start());
    assert_eq!(expr(&once), once, "it does not read back as itself");
}

fn expr(input: &str) -> String {
    with_tables(|catalog, environment, settings| {
        let text = Text::new(input);
        let context = Context::new(datum::Context::new(environment, catalog), settings).with_text(&text);
        let users = catalog.relation_named("public", "users").expect("it is there");
        let parsed = parse_expression(&text).and_then(|tree| analyze_expr_for_relation(&context, users, &tree));
        parsed.map_or_else(|error| shown(&error, input), |analyzed| deparse_expr(&context, &analyzed))
    })
}

#[track_caller]
fn check_query(input: &str, expected: Expect) {
    let once = query(input);
    expected.assert_eq(once.trim_start());
    assert_eq!(query(&once), once, "it does not read back as itself");
}

fn query(input: &str) -> String {
    with_tables(|catalog, environment, settings| {
        let text = Text::new(input);
        let context = Context::new(datum::Context::new(environment, catalog), settings).with_text(&text);
        let parsed = crate::parse(&text).expect("it parses").remove(0).statement;
        let crate::Statement::Sql(statement) = parsed else { panic!("no query") };
        let crate::ast::Statement::Query(tree) = *statement else { panic!("no query") };
        analyze_query(&context, &tree)
            .map_or_else(|error| shown(&error, input), |query| deparse_query(&context, &query))
    })
}

#[test]
fn casts_are_shown_where_they_change_a_type() {
    check("email = 'a'", expect!["email::text = 'a'::text"]);
    check("name = 'a'", expect!["name = 'a'::text"]);
    check("score > 1", expect!["score > 1::numeric"]);
    check("age::text", expect!["age::text"]);
    check("cast(age as numeric(5,1)) > 0", expect!["age::numeric(5,1) > 0::numeric"]);
    check("born > '2020-01-01'", expect!["born > '2020-01-01'::date"]);
}

#[test]
fn parentheses_stand_where_they_must() {
    check("age + 1 * 2 > 3 AND (active OR age IS NULL)", expect!["(age + 1 * 2) > 3 AND (active OR age IS NULL)"]);
    check("(age + 1) * 2", expect!["(age + 1) * 2"]);
    check("age - (1 - 2)", expect!["age - (1 - 2)"]);
    check("NOT (active AND age > 1)", expect!["NOT (active AND age > 1)"]);
    check("-age", expect!["- age"]);
    check("(age > 1) = active", expect!["(age > 1) = active"]);
}

#[test]
fn words_become_operators() {
    check(
        "name LIKE 'a%' OR email ILIKE '%b' OR name ~ 'x'",
        expect!["name ~~ 'a%'::text OR email::text ~~* '%b'::text OR name ~ 'x'::text"],
    );
    check("age BETWEEN 1 AND 5", expect!["age >= 1 AND age <= 5"]);
    check("age IN (1, 2, 3)", expect!["age = ANY (ARRAY[1, 2, 3])"]);
    check(
        "email IN ('a', 'b')",
        expect!["email::text = ANY (ARRAY['a'::character varying, 'b'::character varying]::text[])"],
    );
    check("age NOT IN (1)", expect!["age <> 1"]);
    check("age IS DISTINCT FROM 1", expect!["age IS DISTINCT FROM 1"]);
    check("active IS NOT TRUE", expect!["active IS NOT TRUE"]);
    check("feeling = 'sad'", expect!["feeling = 'sad'::mood"]);
}

#[test]
fn functions_keep_their_own_syntax() {
    check("lower(email) || coalesce(name, 'x')", expect!["lower(email::text) || COALESCE(name, 'x'::text)"]);
    check("extract(year from born)", expect!["EXTRACT(year FROM born)"]);
    check("substring(name from 2 for 3)", expect!["SUBSTRING(name FROM 2 FOR 3)"]);
    check("substring(name from '^a')", expect![[r#""substring"(name, '^a'::text)"#]]);
    check("overlay(name placing 'x' from 2)", expect!["OVERLAY(name PLACING 'x'::text FROM 2)"]);
    check("position('a' in name)", expect!["POSITION(('a'::text) IN (name))"]);
    check("trim(trailing 'x' from name)", expect!["TRIM(TRAILING 'x'::text FROM name)"]);
    check("trim(name)", expect!["TRIM(BOTH FROM name)"]);
    check(
        "case when age > 1 then 'a' else 'b' end",
        expect![[r"
            CASE
                WHEN age > 1 THEN 'a'::text
                ELSE 'b'::text
            END"]],
    );
    check("data ->> 'a'", expect!["data ->> 'a'::text"]);
    check("tags[1] = any (tags)", expect!["tags[1] = ANY (tags)"]);
    check("created at time zone 'UTC'", expect!["(created AT TIME ZONE 'UTC'::text)"]);
    check("nullif(age, 0)", expect!["NULLIF(age, 0)"]);
    check("current_date", expect!["CURRENT_DATE"]);
}

#[test]
fn queries_are_laid_out_as_psql_shows_them() {
    check_query(
        "SELECT id, lower(email) AS mail FROM users WHERE age > 1 ORDER BY id DESC LIMIT 3",
        expect![[r"
            SELECT users.id,
                lower(users.email::text) AS mail
               FROM users
              WHERE users.age > 1
              ORDER BY users.id DESC
             LIMIT 3"]],
    );
    check_query(
        "SELECT u.name, count(*) FROM users u JOIN orders o ON o.user_id = u.id GROUP BY u.name HAVING count(*) > 1",
        expect![[r"
            SELECT u.name,
                count(*) AS count
               FROM users u
                 JOIN orders o ON o.user_id = u.id
              GROUP BY u.name
             HAVING count(*) > 1"]],
    );
    check_query(
        "SELECT id FROM users UNION ALL SELECT user_id FROM orders",
        expect![[r"
            SELECT users.id
               FROM users
            UNION ALL
             SELECT orders.user_id AS id
               FROM orders"]],
    );
    check_query(
        "SELECT name FROM users WHERE EXISTS (SELECT 1 FROM orders WHERE user_id = users.id)",
        expect![[r"
            SELECT users.name
               FROM users
              WHERE (EXISTS ( SELECT 1
                       FROM orders
                      WHERE orders.user_id = users.id))"]],
    );
    check_query(
        "WITH t AS (SELECT 1 AS one) SELECT one FROM t",
        expect![[r"
            WITH t AS (
                     SELECT 1 AS one
                    )
             SELECT t.one
               FROM t"]],
    );
}

#[test]
fn calls_are_told_from_other_expressions() {
    let is = |text: &str| looks_like_function(&Expression(text.to_owned()));
    assert!(is("lower(email)"));
    assert!(is("COALESCE(name, 'x)'::text)"));
    assert!(is("EXTRACT(year FROM born)"));
    assert!(is("(created AT TIME ZONE 'UTC'::text)"));
    assert!(!is("lower(email) || lower(name)"));
    assert!(!is("lower(email)::text"));
    assert!(!is("age + 1"));
    assert!(!is("(age)"));
}
