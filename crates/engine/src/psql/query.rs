//! Sending a query and showing its answer (`common.c`).

use super::once::{Once, Treatment};
use super::print::{Align, Style, Table};
use super::run::Run;
use crate::{Outcome, TransactionStatus};
use catalog::Type;
use diagnostics::Diagnostic;

const SAVEPOINT: &str = "pg_psql_temporary_savepoint";

impl Run<'_> {
    /// Sends one query text with all that psql puts around it; false if it failed.
    pub(super) fn send(&mut self, query: &str) -> bool {
        if self.console.variables.is("ECHO", "queries") {
            self.console.output.print(&format!("{query}\n"));
        }
        let saved = match self.before(query) {
            Ok(saved) => saved,
            Err(diagnostic) => {
                self.diagnostic(&diagnostic, "");
                return false;
            }
        };
        let start = self.session.microseconds();
        let done = match self.console.once.result.clone() {
            Treatment::Columns => self.describe_query(query),
            _ => self.execute(query),
        };
        self.after(query, done, saved, start);
        done
    }

    /// What follows a query, or the rows of a COPY.
    pub(super) fn after(&mut self, query: &str, done: bool, saved: bool, start: i64) {
        if let Some(copying) = &mut self.console.input.copying {
            copying.around = (saved, start);
            return;
        }
        if !done && self.console.variables.is("ECHO", "errors") {
            self.note(&format!("STATEMENT:  {query}"));
        }
        if saved {
            let end = match self.session.transaction_status() {
                TransactionStatus::Idle => None,
                TransactionStatus::Failed => Some(format!("ROLLBACK TO {SAVEPOINT}")),
                TransactionStatus::InTransaction => Some(format!("RELEASE {SAVEPOINT}")),
            };
            // A savepoint that the user's own statement took away needs no release.
            let _ended = end.map(|end| self.session.execute(&end));
        }
        if self.console.timing {
            let text = elapsed(self.session.microseconds() - start);
            self.console.output.print(&text);
        }
        let once = std::mem::take(&mut self.console.once);
        if let Some(format) = once.format {
            self.console.format = format;
        }
    }

    fn note(&mut self, text: &str) {
        let text = match &self.console.input.source {
            Some(source) => format!("psql:{source}:{}: {text}\n", self.console.input.line),
            None => format!("{text}\n"),
        };
        self.console.output.complain(&text);
    }

    /// `AUTOCOMMIT` and `ON_ERROR_ROLLBACK`; whether a savepoint was made.
    fn before(&mut self, query: &str) -> Result<bool, Diagnostic> {
        let status = self.session.transaction_status();
        if status == TransactionStatus::Idle && !self.console.variables.is_on("AUTOCOMMIT") && !stands_alone(query) {
            self.session.execute("BEGIN").map_err(|failure| failure.diagnostic)?;
        }
        let wanted = match self.console.variables.get("ON_ERROR_ROLLBACK").as_deref() {
            Some("interactive") => self.types(),
            _ => self.console.variables.is_on("ON_ERROR_ROLLBACK"),
        };
        let in_transaction = self.session.transaction_status() == TransactionStatus::InTransaction;
        if !wanted || !in_transaction || changes_savepoints(query) {
            return Ok(false);
        }
        self.session.execute(&format!("SAVEPOINT {SAVEPOINT}")).map_err(|failure| failure.diagnostic)?;
        Ok(true)
    }

    fn execute(&mut self, query: &str) -> bool {
        if let Some(copy) = self.session.copy(query) {
            return self.copy(query, copy);
        }
        let (outcomes, failure) = match self.session.execute(query) {
            Ok(outcomes) => (outcomes, None),
            Err(failure) => (failure.outcomes, Some((failure.notices, failure.diagnostic))),
        };
        let mut done = true;
        let all = self.console.variables.is_on("SHOW_ALL_RESULTS");
        for (at, outcome) in outcomes.iter().enumerate() {
            for notice in &outcome.notices {
                self.diagnostic(notice, query);
            }
            let is_last = at + 1 == outcomes.len() && failure.is_none();
            if all || is_last {
                done &= self.treat(outcome, is_last);
            }
        }
        let Some((notices, diagnostic)) = failure else {
            let rows = outcomes.last().map_or(0, Outcome::affected);
            self.remember_success(rows);
            return done;
        };
        for notice in &notices {
            self.diagnostic(notice, query);
        }
        self.failed(diagnostic, query);
        false
    }

    /// Shows an error, and remembers it.
    pub(super) fn failed(&mut self, diagnostic: Diagnostic, query: &str) {
        self.diagnostic(&diagnostic, query);
        let variables = &mut self.console.variables;
        variables.put("ERROR", "true");
        variables.put("SQLSTATE", &*diagnostic.code);
        variables.put("ROW_COUNT", "0");
        variables.put("LAST_ERROR_MESSAGE", &*diagnostic.message);
        variables.put("LAST_ERROR_SQLSTATE", &*diagnostic.code);
        self.console.last_error = Some((diagnostic, query.to_owned()));
    }

    pub(super) fn remember_success(&mut self, rows: u64) {
        let variables = &mut self.console.variables;
        variables.put("ERROR", "false");
        variables.put("SQLSTATE", "00000");
        variables.put("ROW_COUNT", rows.to_string());
    }

    /// What `\g` and its kin want of an answer.
    fn treat(&mut self, outcome: &Outcome, is_last: bool) -> bool {
        let treatment = if is_last { self.console.once.result.clone() } else { Treatment::Print };
        match (treatment, &outcome.columns) {
            (Treatment::Variables(prefix), Some(_)) => self.keep(outcome, &prefix),
            (Treatment::Statements, Some(_)) => self.run_cells(outcome),
            (Treatment::Crosstab(arguments), Some(_)) => match super::crosstab::pivot(outcome, &arguments) {
                Ok(table) => self.show_table(&table),
                Err(message) => self.error(&message),
            },
            _ => {
                self.show(outcome);
                true
            }
        }
    }

    fn show(&mut self, outcome: &Outcome) {
        if outcome.columns.is_some() {
            let table = table_of(outcome, &self.console.format.null);
            self.show_table(&table);
        }
        let rows_alone = outcome.columns.is_some() && is_query_tag(&outcome.tag);
        if !rows_alone && !outcome.tag.is_empty() {
            self.show_tag(&outcome.tag);
        }
    }

    pub(super) fn show_tag(&mut self, tag: &str) {
        if !self.console.variables.is_on("QUIET") {
            let html = self.console.format.style == Style::Html;
            self.result(&if html { format!("<p>{tag}</p>\n") } else { format!("{tag}\n") });
        }
    }

    /// Prints a table where results go; always true.
    pub(super) fn show_table(&mut self, table: &Table) -> bool {
        let text = table.print(&self.console.format);
        self.result(&text);
        true
    }

    /// Prints what belongs to results: to `\g FILE`, to `\o FILE`, or to standard output.
    pub(super) fn result(&mut self, text: &str) {
        let once = self.console.once.file.clone();
        match once.or_else(|| self.console.destination.clone()) {
            None => self.console.output.print(text),
            Some(file) => match file.strip_prefix('|') {
                Some(command) => self.pipe(command, text),
                None => {
                    if let Err(why) = self.host.write(&file, text, true) {
                        self.error(&format!("{file}: {why}"));
                    }
                }
            },
        }
    }

    fn pipe(&mut self, command: &str, text: &str) {
        match self.host.shell(command, text) {
            Some(answer) => {
                self.console.output.print(&answer.stdout);
                self.console.output.complain(&answer.stderr);
            }
            None => drop(self.error("pipes to the shell are not supported by Retort")),
        }
    }

    /// `\gset`
    fn keep(&mut self, outcome: &Outcome, prefix: &str) -> bool {
        match outcome.rows.len() {
            0 => return self.error("no rows returned for \\gset"),
            1 => {}
            _ => return self.error("more than one row returned for \\gset"),
        }
        for (at, column) in outcome.columns.iter().flatten().enumerate() {
            let name = format!("{prefix}{}", column.name);
            let set = match outcome.text(0, at) {
                Some(value) => self.console.variables.set(&name, &value),
                None => self.console.variables.unset(&name),
            };
            if let Err(why) = set {
                return self.error(&why);
            }
        }
        true
    }

    /// `\gexec`
    fn run_cells(&mut self, outcome: &Outcome) -> bool {
        let once = std::mem::take(&mut self.console.once);
        let mut done = true;
        let columns = outcome.columns.as_ref().map_or(0, Vec::len);
        let cells = (0..outcome.rows.len()).flat_map(|row| (0..columns).map(move |column| (row, column)));
        for text in cells.filter_map(|(row, column)| outcome.text(row, column)) {
            if self.console.variables.is("ECHO", "all") {
                self.console.output.print(&format!("{text}\n"));
            }
            let one = self.execute(&text);
            done &= one;
            if !one && self.stops_on_error() {
                break;
            }
        }
        self.console.once = Once { result: Treatment::Print, ..once };
        done
    }

    /// `\gdesc`
    fn describe_query(&mut self, query: &str) -> bool {
        match self.session.describe(query) {
            Ok(Some(columns)) if !columns.is_empty() => {
                let rows = columns.into_iter().map(|(name, kind)| vec![name, kind]).collect();
                let headers = ["Column", "Type"].map(|name| (name.to_owned(), Align::Left)).to_vec();
                self.show_table(&Table { headers, rows, ..Table::default() })
            }
            Ok(_) => {
                self.console.output.print("The command has no result, or the result has no columns.\n");
                true
            }
            Err(diagnostic) => {
                self.failed(diagnostic, query);
                false
            }
        }
    }
}

/// The rows of an answer as a table.
pub(super) fn table_of(outcome: &Outcome, null: &str) -> Table {
    let columns = outcome.columns.as_deref().unwrap_or_default();
    let align = |of: &Type| if is_number(of) { Align::Right } else { Align::Left };
    let row = |row: usize| {
        let cells = (0..columns.len()).map(|column| outcome.text(row, column).unwrap_or_else(|| null.to_owned()));
        cells.collect::<Vec<_>>()
    };
    Table {
        title: None,
        headers: columns.iter().map(|it| (it.name.clone(), align(&it.type_name.base))).collect(),
        rows: (0..outcome.rows.len()).map(row).collect(),
        footers: None,
    }
}

/// `Time: 0.123 ms`, with minutes and hours where there are any.
fn elapsed(microseconds: i64) -> String {
    let (whole, part) = (microseconds / 1000, microseconds % 1000);
    let seconds = whole / 1000;
    let rest = |seconds: i64| format!("{:02}.{:03}", seconds % 60, whole % 1000);
    let tail = match seconds {
        0 => String::new(),
        1..3600 => format!(" ({:02}:{})", seconds / 60, rest(seconds)),
        3600..86400 => format!(" ({:02}:{:02}:{})", seconds / 3600, seconds / 60 % 60, rest(seconds)),
        _ => {
            let (days, hours) = (seconds / 86400, seconds / 3600 % 24);
            format!(" ({days} d {hours:02}:{:02}:{})", seconds / 60 % 60, rest(seconds))
        }
    };
    format!("Time: {whole}.{part:03} ms{tail}\n")
}

/// The first words of a query, in upper case.
fn words(query: &str) -> Vec<String> {
    let mut rest = query.trim_start();
    loop {
        let after = match () {
            () if rest.starts_with("--") => rest.find('\n').map_or("", |at| &rest[at..]),
            () if rest.starts_with("/*") => rest.find("*/").map_or("", |at| &rest[at + 2..]),
            () => break,
        };
        rest = after.trim_start();
    }
    let words = rest.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    words.take(3).map(str::to_ascii_uppercase).collect()
}

/// The statements before which `AUTOCOMMIT off` begins no transaction.
fn stands_alone(query: &str) -> bool {
    let words = words(query);
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match words.as_slice() {
        []
        | ["ABORT" | "BEGIN" | "START" | "COMMIT" | "END" | "ROLLBACK" | "VACUUM", ..]
        | ["CREATE" | "DROP", "DATABASE" | "TABLESPACE", ..]
        | ["ALTER", "SYSTEM", ..]
        | ["REINDEX", "DATABASE" | "SYSTEM", ..]
        | ["DISCARD", "ALL", ..]
        | ["PREPARE", "TRANSACTION", ..] => true,
        ["CREATE" | "DROP", "INDEX", "CONCURRENTLY"] | ["CREATE", "UNIQUE", "INDEX"] => {
            query.to_ascii_uppercase().contains("CONCURRENTLY")
        }
        _ => false,
    }
}

/// The statements that end a transaction or make savepoints of their own.
fn changes_savepoints(query: &str) -> bool {
    let first = words(query).into_iter().next().unwrap_or_default();
    matches!(first.as_str(), "COMMIT" | "END" | "ROLLBACK" | "ABORT" | "SAVEPOINT" | "RELEASE" | "PREPARE")
}

/// The tags of statements that answer with rows and nothing else.
fn is_query_tag(tag: &str) -> bool {
    let word = tag.split(' ').next().unwrap_or("");
    !matches!(word, "INSERT" | "UPDATE" | "DELETE")
}

/// The types whose values psql puts at the right.
pub(super) fn is_number(of: &Type) -> bool {
    matches!(of, Type::Int2 | Type::Int4 | Type::Int8 | Type::Float4 | Type::Float8 | Type::Numeric | Type::Oid)
}
