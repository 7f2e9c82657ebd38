//! psql's own messages (`common/logging.c`).

use super::report::{Verbosity, report};
use super::run::Run;
use diagnostics::Diagnostic;

impl Run<'_> {
    /// An error of psql's own; always false, as what failed.
    pub(super) fn error(&mut self, message: &str) -> bool {
        self.log("error: ", message);
        false
    }

    /// A warning of psql's own.
    pub(super) fn warning(&mut self, message: &str) {
        self.log("warning: ", message);
    }

    /// What the database said about a query.
    pub(super) fn diagnostic(&mut self, diagnostic: &Diagnostic, query: &str) {
        let text = report(diagnostic, query, self.verbosity());
        self.log("", text.trim_end_matches('\n'));
    }

    /// A message; inside of a file the file and its line lead it.
    fn log(&mut self, kind: &str, message: &str) {
        let text = match &self.console.input.source {
            Some(source) => format!("psql:{source}:{}: {kind}{message}\n", self.console.input.line),
            None => format!("{message}\n"),
        };
        self.console.output.complain(&text);
    }

    pub(super) fn verbosity(&self) -> Verbosity {
        match self.console.variables.get("VERBOSITY").as_deref() {
            Some("terse") => Verbosity::Terse,
            Some("sqlstate") => Verbosity::Sqlstate,
            Some("verbose") => Verbosity::Verbose,
            _ => Verbosity::Default,
        }
    }
}
