//! psql line by line, as somebody types.

use super::scan::{Scanner, open_end};
use super::{Format, Output, Psql};
use crate::{Session, TransactionStatus};
use std::collections::BTreeMap;

/// What psql remembers from line to line: how it prints, its variables, the statement that is not ended yet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Settings {
    format: Format,
    variables: BTreeMap<String, String>,
    pending: String,
    ended: bool,
}

impl Settings {
    /// Whether `\\q` was given.
    pub fn is_ended(&self) -> bool {
        self.ended
    }

    /// Forgets the statement that is not ended yet.
    pub fn forget(&mut self) {
        self.pending.clear();
    }

    /// The prompt for the next line, for a superuser: `budgit=# `, `budgit-# `, `budgit=*# ` in a transaction.
    pub fn prompt(&self, database: &str, session: &Session) -> String {
        let at = if self.pending.is_empty() { '=' } else { open_end(&self.pending) };
        let transaction = match session.transaction_status() {
            TransactionStatus::Idle => "",
            TransactionStatus::Failed => "!",
            TransactionStatus::InTransaction => "*",
        };
        format!("{database}{at}{transaction}# ")
    }
}

impl<'session> Psql<'session> {
    /// Goes on with what an earlier psql remembered.
    pub fn resume(session: &'session mut Session, settings: Settings) -> (Self, String) {
        let Settings { format, variables, pending, .. } = settings;
        (Self { session, format, variables, ended: false, output: Output::default() }, pending)
    }

    /// Takes one typed line: what it ends is run, what it leaves open waits for the next line.
    pub fn typed(session: &'session mut Session, settings: &mut Settings, line: &str) -> Output {
        let (mut psql, pending) = Self::resume(session, std::mem::take(settings));
        let text = if pending.is_empty() { line.to_owned() } else { format!("{pending}\n{line}") };
        if pending.is_empty() && matches!(line.trim(), "exit" | "quit") {
            settings.ended = true;
            return Output::default();
        }
        let mut scanner = Scanner::waiting(&text);
        while let Some(piece) = scanner.next(&psql.variables) {
            let done = psql.piece(piece);
            psql.output.failed |= !done;
            if psql.ended {
                break;
            }
        }
        let output = std::mem::take(&mut psql.output);
        let ended = psql.ended;
        *settings = Settings { format: psql.format, variables: psql.variables, pending: scanner.left(), ended };
        output
    }
}
