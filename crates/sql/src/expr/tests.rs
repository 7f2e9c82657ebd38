use crate::fixture::with_tables;
use crate::{Context, Text, analyze_expr_for_relation, deparse_expr, parse_expression};

/// What is shown reads back as the same, and shows the same.
#[track_caller]
fn check_round_trip(input: &str) {
    with_tables(|catalog, environment, settings| {
        let users = catalog.relation_named("public", "users").expect("users is there");
        let context = Context::new(datum::Context::new(environment, catalog), settings);
        let read = |text: &str| {
            let tree = parse_expression(&Text::new(text)).unwrap_or_else(|error| panic!("{text}: {error}"));
            analyze_expr_for_relation(&context, users, &tree).unwrap_or_else(|error| panic!("{text}: {error}"))
        };
        let shown = deparse_expr(&context, &read(input));
        assert_eq!(deparse_expr(&context, &read(&shown)), shown, "of {input}");
    });
}

#[test]
fn deparsed_text_reads_back_as_itself() {
    let cases = [
        "age > 3 and name is not null",
        "email in ('a', 'b')",
        "age in (1, 2, 3) or not active",
        "score * 1.1 >= 0",
        "name || 'x' <> ''",
        "-1",
        "-age < -1.5",
        "'abc'::varchar(5)",
        "lower(email)",
        "coalesce(age, 0) + 1",
        "case when age > 3 then 'x' else name end",
        "case age when 1 then 'a' when 2 then 'b' end",
        "born between '2020-01-01' and '2021-01-01'",
        "extract(year from created) > 2000",
        "created at time zone 'UTC'",
        "current_timestamp",
        "now() - interval '1 day'",
        "name like 'a%' and name not ilike 'b%'",
        "tags[1] = 'x' and 'y' = any (tags)",
        "array['a', 'b']",
        "data->>'a' = 'x' and data @> '{\"a\": 1}'",
        "feeling = 'sad' or feeling::text like 's%'",
        "name is distinct from 'a'",
        "substring(name from 1 for 2) = 'ab'",
        "trim(both 'x' from name) = 'a'",
        "nullif(age, 0) is null",
        "greatest(age, 3) > least(1, 2)",
        "active is true",
        "age::text::varchar(3)",
        "(age > 1) = (age > 2)",
        "not (age > 1 or age < 0)",
        "date_trunc('day', created)",
        "E'a\\\\b'",
        "'it''s'",
    ];
    for case in cases {
        check_round_trip(case);
    }
}
