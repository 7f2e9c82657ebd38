use super::arguments::parse;
use expect_test::{Expect, expect};

#[track_caller]
fn check(words: &[&str], expect: &Expect) {
    let shown = match parse(words) {
        Ok(parsed) => format!("{parsed:?}"),
        Err(usage) => format!("{}{}exit {}", usage.stdout, usage.stderr, usage.status),
    };
    expect.assert_eq(&shown);
}

#[test]
fn negative_numbers_are_targets() {
    check(
        &["downgrade", "-1"],
        &expect![[
            r#"Parsed { command: "downgrade", arguments: Arguments { positional: ["-1"], options: [] }, config: [], name: None, x: [], quiet: false, raise: false }"#
        ]],
    );
}

#[test]
fn options_may_be_short_long_attached_or_begun() {
    check(
        &["-x", "a=b", "history", "-r:head", "--verb", "-i"],
        &expect![[
            r#"Parsed { command: "history", arguments: Arguments { positional: [], options: [("rev-range", ":head"), ("verbose", ""), ("indicate-current", "")] }, config: [], name: None, x: ["a=b"], quiet: false, raise: false }"#
        ]],
    );
    check(
        &["revision", "--message=it's", "--depends-on", "a", "--depends-on=b"],
        &expect![[
            r#"Parsed { command: "revision", arguments: Arguments { positional: [], options: [("message", "it's"), ("depends-on", "a"), ("depends-on", "b")] }, config: [], name: None, x: [], quiet: false, raise: false }"#
        ]],
    );
}

#[test]
fn what_is_wrong_is_said_as_argparse_says_it() {
    check(
        &["upgrade"],
        &expect![[r"
            usage: alembic upgrade [-h] [--sql] [--tag TAG] revision
            alembic upgrade: error: the following arguments are required: revision
            exit 2"]],
    );
    check(
        &["revision", "-m"],
        &expect![[r"
            usage: alembic revision [-h] [-m MESSAGE] [--autogenerate] [--sql]
                                    [--head HEAD] [--splice] [--branch-label BRANCH_LABEL]
                                    [--version-path VERSION_PATH] [--rev-id REV_ID]
                                    [--depends-on DEPENDS_ON]
            alembic revision: error: argument -m/--message: expected one argument
            exit 2"]],
    );
    check(
        &["--version"],
        &expect![[r"
        alembic 1.20.1
        exit 0"]],
    );
}
