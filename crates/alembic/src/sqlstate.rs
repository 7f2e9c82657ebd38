//! PostgreSQL's errors as psycopg2 and SQLAlchemy raise them.

use crate::compile::Compiled;
use diagnostics::{Diagnostic, Source};
use python::HostError;

/// SQLSTATE, psycopg2's class, the DBAPI class above it; recorded from psycopg2.
const CLASSES: &str = include_str!("../data/sqlstates.tsv");

const DISPLAY_SIZE: usize = 60;
const MIN_RIGHT_CUT: usize = 10;

/// psycopg2's class of an SQLSTATE and the DBAPI class that SQLAlchemy wraps it in.
fn classes(code: &str) -> (String, &'static str) {
    for line in CLASSES.lines() {
        let mut fields = line.split('\t');
        if fields.next() == Some(code) {
            let name = fields.next().unwrap_or("DatabaseError");
            return (format!("psycopg2.errors.{name}"), fields.next().unwrap_or("DatabaseError"));
        }
    }
    ("psycopg2.DatabaseError".into(), "DatabaseError")
}

/// The code of SQLAlchemy's page about an exception.
fn page(class: &str) -> &'static str {
    match class {
        "IntegrityError" => "gkpj",
        "ProgrammingError" => "f405",
        "OperationalError" => "e3q8",
        "DataError" => "9h9h",
        "InternalError" => "2j85",
        "NotSupportedError" => "tw8g",
        _ => "4xp6",
    }
}

/// What SQLAlchemy raises when psycopg2 fails on a statement; `sent` is the text that the positions are in.
pub(crate) fn exception(diagnostic: Diagnostic, compiled: &Compiled, sent: &str) -> HostError {
    let (class, wrapper) = classes(&diagnostic.code);
    let parameters = compiled.parameters_repr().map_or(String::new(), |shown| format!("\n[parameters: {shown}]"));
    let message = format!(
        "({class}) {}\n[SQL: {}]{parameters}\n(Background on this error at: https://sqlalche.me/e/21/{})",
        driver_message(&diagnostic, sent),
        compiled.text,
        page(wrapper)
    );
    HostError { exception: format!("sqlalchemy.exc.{wrapper}"), message, diagnostic: Some(diagnostic) }
}

/// The message as libpq words it: text, position, DETAIL, HINT, CONTEXT, a newline at its end.
pub(crate) fn driver_message(diagnostic: &Diagnostic, sent: &str) -> String {
    let mut out = format!("{}\n", diagnostic.message);
    if let Some(span) = diagnostic.span() {
        out += &position(sent, span.start);
    }
    for (word, text) in [("DETAIL", &diagnostic.detail), ("HINT", &diagnostic.hint), ("CONTEXT", &diagnostic.context)] {
        if let Some(text) = text {
            out += &format!("{word}:  {text}\n");
        }
    }
    out
}

/// `LINE 1: …` with its caret; libpq: `reportErrorPosition`.
fn position(sent: &str, offset: usize) -> String {
    let source = Source::new("", sent);
    let place = source.line_column(offset);
    let start = source.line_start(place.line);
    let line: Vec<char> = sent[start..]
        .chars()
        .take_while(|c| *c != '\n' && *c != '\r')
        .map(|c| if c == '\t' { ' ' } else { c })
        .collect();
    let at = place.column - 1;
    let (mut begin, mut end) = (0, line.len());
    let (mut cut_left, mut cut_right) = ("", "");
    if end > DISPLAY_SIZE {
        if DISPLAY_SIZE >= at + MIN_RIGHT_CUT {
            end = DISPLAY_SIZE;
            cut_right = "...";
        } else {
            if at + MIN_RIGHT_CUT < end {
                end = at + MIN_RIGHT_CUT;
                cut_right = "...";
            }
            if end - begin > DISPLAY_SIZE {
                begin = end - DISPLAY_SIZE;
                cut_left = "...";
            }
        }
    }
    let head = format!("LINE {}: {cut_left}", place.line);
    let shown: String = line[begin..end].iter().collect();
    let indent = head.chars().count() + at.saturating_sub(begin);
    format!("{head}{shown}{cut_right}\n{}^\n", " ".repeat(indent))
}

#[cfg(test)]
mod tests {
    use super::exception;
    use crate::compile::Compiled;
    use diagnostics::{Diagnostic, Span};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(diagnostic: Diagnostic, sql: &str, expect: &Expect) {
        let error = exception(diagnostic, &Compiled::plain(sql), sql);
        expect.assert_eq(&format!("{}: {}", error.exception, error.message));
    }

    #[test]
    fn errors_are_worded_as_sqlalchemy_words_them() {
        check(
            Diagnostic::error("23502", "column \"email\" of relation \"users\" contains null values"),
            "ALTER TABLE users ADD COLUMN email VARCHAR(20) NOT NULL",
            &expect![[r#"
                sqlalchemy.exc.IntegrityError: (psycopg2.errors.NotNullViolation) column "email" of relation "users" contains null values

                [SQL: ALTER TABLE users ADD COLUMN email VARCHAR(20) NOT NULL]
                (Background on this error at: https://sqlalche.me/e/21/gkpj)"#]],
        );
        check(
            Diagnostic::error("42703", "column \"created_at\" does not exist").at(Span::new(30, 40)),
            "UPDATE users SET last_login = created_at",
            &expect![[r#"
                sqlalchemy.exc.ProgrammingError: (psycopg2.errors.UndefinedColumn) column "created_at" does not exist
                LINE 1: UPDATE users SET last_login = created_at
                                                      ^

                [SQL: UPDATE users SET last_login = created_at]
                (Background on this error at: https://sqlalche.me/e/21/f405)"#]],
        );
    }
}
