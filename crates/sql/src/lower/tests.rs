use crate::fixture::outcome;
use expect_test::expect_file;

/// Every line of the file is a statement; beside it stands what it becomes, or the error that PostgreSQL 15 gives too.
#[test]
fn statements_become_sqlite_text_or_postgresql_errors() {
    let cases = include_str!("../../tests/lowering.sql");
    let shown: String =
        cases.lines().filter(|line| !line.is_empty()).map(|line| format!("> {line}\n{}\n\n", outcome(line))).collect();
    expect_file!["../../tests/lowering.out"].assert_eq(&shown);
}

#[test]
fn deep_expressions_are_errors() {
    let deep = format!("select {}1", "not ".repeat(3000));
    assert!(outcome(&deep).starts_with("54001"), "{}", &outcome(&deep)[..60]);
    let long = format!("select 1{}", " + 1".repeat(900));
    assert!(outcome(&long).starts_with("54001"));
    let wide = format!("select true{}", " and true".repeat(900));
    assert!(outcome(&wide).starts_with("SELECT"));
}
