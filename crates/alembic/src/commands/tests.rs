use super::arguments::parse;
use expect_test::{Expect, expect};
use proptest::prelude::*;

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

#[test]
fn options_of_a_command_are_not_those_before_it() {
    check(
        &["-qc", "other.ini", "-n", "tenant", "current", "-c"],
        &expect![[
            r#"Parsed { command: "current", arguments: Arguments { positional: [], options: [("check-heads", "")] }, config: ["other.ini"], name: Some("tenant"), x: [], quiet: true, raise: false }"#
        ]],
    );
    check(
        &["history", "-vx"],
        &expect![[r"
        usage: alembic history [-h] [-r REV_RANGE] [-v] [-i]
        alembic history: error: argument -v/--verbose: ignored explicit argument 'x'
        exit 2"]],
    );
    check(
        &["upgrade", "--t"],
        &expect![[r"
        usage: alembic upgrade [-h] [--sql] [--tag TAG] revision
        alembic upgrade: error: argument --tag: expected one argument
        exit 2"]],
    );
    check(
        &["revision", "--s"],
        &expect![[r"
        usage: alembic revision [-h] [-m MESSAGE] [--autogenerate] [--sql]
                                [--head HEAD] [--splice] [--branch-label BRANCH_LABEL]
                                [--version-path VERSION_PATH] [--rev-id REV_ID]
                                [--depends-on DEPENDS_ON]
        alembic revision: error: ambiguous option: --s could match --sql, --splice
        exit 2"]],
    );
    check(
        &["stamp", "a", "--sql", "b"],
        &expect![[r"
        usage: alembic [-h] [--version] [-c CONFIG] [-n NAME] [-x X] [--raiseerr] [-q]
                       {branches,check,current,downgrade,edit,ensure_version,heads,history,init,list_templates,merge,revision,show,stamp,upgrade}
                       ...
        alembic: error: unrecognized arguments: b
        exit 2"]],
    );
}

proptest! {
    #[test]
    fn no_words_panic(words in proptest::collection::vec("(-{0,2}(c|n|x|q|qc|m|config|sql|s|h|version|rev-id)?=?[é-]?|upgrade|stamp|merge|revision|-[0-9.é]{0,3}|.{0,3})", 0..6)) {
        let words: Vec<&str> = words.iter().map(String::as_str).collect();
        let _ = parse(&words);
    }
}
