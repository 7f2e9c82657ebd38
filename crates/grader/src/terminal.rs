//! Lines at the prompt: `alembic …`, `psql …`, meta-commands of psql, and SQL.

mod alembic_line;
mod psql_line;
mod words;

use book::Files;
use diagnostics::Diagnostic;
use engine::{Environment, Psql, Session, TransactionStatus};
use python::Interpreter;

/// The folder that the project stands in, as messages show it.
pub(crate) const ROOT: &str = "/budget.rip";

/// Why a command failed.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Problem {
    /// What is wrong, in one line.
    pub message: String,
    /// Whether the learner's own file refused on purpose, by `raise NotImplementedError("…")` and the like.
    pub is_raised: bool,
    /// `path:line:column` in the learner's files.
    pub place: Option<String>,
    /// The same as data, with PostgreSQL's detail and hint if it is PostgreSQL's.
    pub diagnostic: Option<Diagnostic>,
}

impl Problem {
    /// As one clause: the error in its own words, with PostgreSQL's detail.
    pub fn words(&self) -> String {
        match self.diagnostic.as_ref().and_then(|diagnostic| diagnostic.detail.as_ref()) {
            Some(detail) => format!("{} ({detail})", self.message),
            None => self.message.clone(),
        }
    }
}

/// What a line printed and did.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Ran {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Why it failed, if it did.
    pub problem: Option<Problem>,
}

impl Ran {
    /// A failure that is only words on standard error.
    fn refused(message: impl Into<String>) -> Self {
        let message = message.into();
        Self {
            stderr: format!("{message}\n"),
            problem: Some(Problem { message, ..Problem::default() }),
            ..Self::default()
        }
    }
}

/// A prompt in a project with its database.
pub struct Terminal<'a> {
    /// The database.
    pub session: &'a mut Session,
    /// The project; commands such as `alembic revision` change it.
    pub files: &'a mut Files,
    /// Runs the project's Python.
    pub interpreter: &'a mut dyn Interpreter,
    /// The clock and the seed for new revisions.
    pub environment: &'a Environment,
}

impl std::fmt::Debug for Terminal<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Terminal").field("files", &self.files.len()).finish_non_exhaustive()
    }
}

impl Terminal<'_> {
    /// Runs one line.
    pub fn line(&mut self, line: &str) -> Ran {
        let line = line.trim();
        let first = line.split_whitespace().next().unwrap_or_default();
        match first {
            "" => Ran::default(),
            "alembic" | "psql" => match words::split(line) {
                Err(error) => Ran::refused(error.to_string()),
                Ok(words) if first == "alembic" => {
                    self.alembic(&words[1..].iter().map(String::as_str).collect::<Vec<_>>())
                }
                Ok(words) => self.psql(&words[1..]),
            },
            _ if line.starts_with('\\') || line.ends_with(';') => self.psql_input(line),
            _ if psql_line::is_statement(first) => Ran::refused("end a statement with a semicolon"),
            _ => Ran::refused(format!("{first}: command not found (there are alembic, psql, and SQL)")),
        }
    }

    /// Runs `alembic` with arguments.
    pub fn alembic(&mut self, arguments: &[&str]) -> Ran {
        if self.session.transaction_status() != TransactionStatus::Idle {
            return Ran::refused("a transaction is open at this prompt; end it with COMMIT; or ROLLBACK; first");
        }
        alembic_line::run(self, arguments)
    }

    /// Runs `psql` with arguments.
    fn psql(&mut self, arguments: &[String]) -> Ran {
        let commands = match psql_line::commands(arguments) {
            Ok(commands) => commands,
            Err(message) => return Ran::refused(message),
        };
        let mut ran = Ran::default();
        for command in commands {
            let output = Psql::new(self.session).command(&command);
            ran.stdout.push_str(&output.stdout);
            ran.stderr.push_str(&output.stderr);
            if output.failed {
                ran.problem = Some(Problem { message: ran.stderr.trim_end().to_owned(), ..Problem::default() });
                break;
            }
        }
        ran
    }

    /// Gives psql a line as if it had been typed there.
    fn psql_input(&mut self, line: &str) -> Ran {
        let output = Psql::new(self.session).run(line);
        let problem =
            output.failed.then(|| Problem { message: output.stderr.trim_end().to_owned(), ..Problem::default() });
        Ran { stdout: output.stdout, stderr: output.stderr, problem }
    }
}
