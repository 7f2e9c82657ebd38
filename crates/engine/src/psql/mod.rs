//! psql, the terminal of PostgreSQL: statements and backslash commands in, what psql prints out.

mod describe;
mod interactive;
mod meta;
mod report;
mod scan;
mod table;

use crate::{Outcome, Session};
use catalog::Type;
pub use interactive::Settings;
use report::{Verbosity, report};
use scan::{Piece, Scanner};
use std::collections::BTreeMap;
use table::{Align, Format, Table};

/// What a run of psql printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Whether a statement or meta-command failed.
    pub failed: bool,
}

/// psql over a session; its settings (`\x`, `\pset null`) last as long as it does.
#[derive(Debug)]
pub struct Psql<'session> {
    session: &'session mut Session,
    format: Format,
    variables: BTreeMap<String, String>,
    ended: bool,
    output: Output,
}

impl<'session> Psql<'session> {
    /// Starts psql on a session.
    pub fn new(session: &'session mut Session) -> Self {
        Self { session, format: Format::default(), variables: BTreeMap::new(), ended: false, output: Output::default() }
    }

    /// Runs what standard input or `-f` would give: statements ended by `;`, and meta-commands.
    pub fn run(&mut self, input: &str) -> Output {
        let mut scanner = Scanner::new(input);
        self.ended = false;
        while let Some(piece) = scanner.next(&self.variables) {
            let done = self.piece(piece);
            self.output.failed |= !done;
            if self.ended || (!done && self.stops_on_error()) {
                break;
            }
        }
        std::mem::take(&mut self.output)
    }

    /// Runs the text of `-c`: either one meta-command, or statements sent as one query.
    pub fn command(&mut self, text: &str) -> Output {
        if text.trim_start().starts_with('\\') {
            return self.run(text);
        }
        let done = self.query(text);
        self.output.failed = !done;
        std::mem::take(&mut self.output)
    }

    fn piece(&mut self, piece: Piece) -> bool {
        match piece {
            Piece::Statement(text) => self.query(&text),
            Piece::Meta { name, rest } => meta::run(self, &name, &rest),
        }
    }

    /// The session below.
    pub fn session(&mut self) -> &mut Session {
        self.session
    }

    /// Sends one query text and prints what comes back; false if it failed.
    fn query(&mut self, text: &str) -> bool {
        let (outcomes, failure) = match self.session.execute(text) {
            Ok(outcomes) => (outcomes, None),
            Err(failure) => (failure.outcomes, Some((failure.notices, failure.diagnostic))),
        };
        for outcome in &outcomes {
            for notice in &outcome.notices {
                self.complain(notice, text);
            }
            self.show(outcome);
        }
        let Some((notices, diagnostic)) = failure else { return true };
        for notice in notices.iter().chain([&diagnostic]) {
            self.complain(notice, text);
        }
        false
    }

    fn complain(&mut self, diagnostic: &diagnostics::Diagnostic, query: &str) {
        let text = report(diagnostic, query, self.verbosity());
        self.output.stderr.push_str(&text);
    }

    fn show(&mut self, outcome: &Outcome) {
        if let Some(columns) = &outcome.columns {
            let align = |of: &Type| if is_number(of) { Align::Right } else { Align::Left };
            let null = &self.format.null;
            let row = |row: usize| {
                let cells = (0..columns.len()).map(|column| outcome.text(row, column).unwrap_or_else(|| null.clone()));
                cells.collect::<Vec<_>>()
            };
            let table = Table {
                title: None,
                headers: columns.iter().map(|it| (it.name.clone(), align(&it.type_name.base))).collect(),
                rows: (0..outcome.rows.len()).map(row).collect(),
                footers: None,
            };
            self.output.stdout.push_str(&table.print(&self.format));
        }
        let rows_alone = outcome.columns.is_some() && is_query_tag(&outcome.tag);
        let silent = self.format.tuples_only && outcome.columns.is_some();
        if !rows_alone && !silent && !outcome.tag.is_empty() && !self.is_quiet() {
            self.say(&outcome.tag);
        }
    }

    /// Prints a line.
    fn say(&mut self, line: &str) {
        self.output.stdout.push_str(line);
        self.output.stdout.push('\n');
    }

    /// Prints a line about a failure.
    fn fail(&mut self, line: &str) -> bool {
        self.output.stderr.push_str(line);
        self.output.stderr.push('\n');
        false
    }

    fn verbosity(&self) -> Verbosity {
        match self.variables.get("VERBOSITY").map(String::as_str) {
            Some("terse") => Verbosity::Terse,
            Some("sqlstate") => Verbosity::Sqlstate,
            _ => Verbosity::Default,
        }
    }

    fn is_on(&self, variable: &str) -> bool {
        self.variables.get(variable).is_some_and(|value| !matches!(value.as_str(), "0" | "off" | "false" | "no"))
    }

    fn is_quiet(&self) -> bool {
        self.is_on("QUIET")
    }

    fn stops_on_error(&self) -> bool {
        self.is_on("ON_ERROR_STOP")
    }
}

/// The tags of statements that answer with rows and nothing else.
fn is_query_tag(tag: &str) -> bool {
    let word = tag.split(' ').next().unwrap_or("");
    matches!(word, "SELECT" | "SHOW" | "FETCH" | "EXPLAIN" | "VALUES" | "TABLE")
}

/// The types whose values psql puts at the right.
fn is_number(of: &Type) -> bool {
    matches!(of, Type::Int2 | Type::Int4 | Type::Int8 | Type::Float4 | Type::Float8 | Type::Numeric | Type::Oid)
}
