//! COPY at psql: rows that are read with the script, and `\copy` (`copy.c`).

use super::run::Run;
use crate::session::{CopyIn, CopyStep};
use diagnostics::Diagnostic;
use sql::{CopyPlace, CopySource, Text};

/// A `COPY … FROM STDIN` whose rows are being read.
#[derive(Debug, Clone)]
pub(super) struct Copying {
    copy: CopyIn,
    rows: String,
    query: String,
    /// Whether a savepoint was made around it, and when it began.
    pub(super) around: (bool, i64),
}

const HOW_TO: &str = "Enter data to be copied followed by a newline.
End with a backslash and a period on a line by itself, or an EOF signal.
";

impl Run<'_> {
    /// Goes on with a COPY that the session has begun.
    pub(super) fn copy(&mut self, query: &str, step: Result<CopyStep, Diagnostic>) -> bool {
        match step {
            Err(diagnostic) => {
                self.failed(diagnostic, query);
                false
            }
            Ok(CopyStep::Out { text, tag }) => {
                self.result(&text);
                self.remember_success(tag.trim_start_matches("COPY ").parse().unwrap_or(0));
                if self.console.destination.is_some() || self.console.once.file.is_some() {
                    self.say(&tag);
                }
                true
            }
            Ok(CopyStep::In(copy)) => {
                if self.types() && !self.console.variables.is_on("QUIET") {
                    self.console.output.print(HOW_TO);
                }
                let copying = Copying { copy: *copy, rows: String::new(), query: query.to_owned(), around: (false, 0) };
                self.console.input.copying = Some(Box::new(copying));
                true
            }
        }
    }

    /// Reads a line of rows; `\.` ends them.
    pub(super) fn copy_line(&mut self, line: &str) {
        let Some(copying) = &mut self.console.input.copying else { return };
        if line != "\\." {
            copying.rows.push_str(line);
            copying.rows.push('\n');
            return;
        }
        let Some(copying) = self.console.input.copying.take() else { return };
        let done = self.load(&copying.copy, &copying.rows, &copying.query);
        self.after(&copying.query, done, copying.around.0, copying.around.1);
        self.console.output.failed |= !done;
        if !done && self.stops_on_error() && !self.types() {
            self.console.ended = Some(3);
            return;
        }
        self.scan();
    }

    fn load(&mut self, copy: &CopyIn, rows: &str, query: &str) -> bool {
        match self.session.copy_in(copy, rows) {
            Ok(tag) => {
                self.remember_success(tag.trim_start_matches("COPY ").parse().unwrap_or(0));
                self.show_tag(&tag);
                true
            }
            Err(diagnostic) => {
                self.failed(diagnostic, query);
                false
            }
        }
    }

    /// `\copy`: COPY with a file of the client.
    pub(super) fn client_copy(&mut self, line: &str) -> bool {
        if line.trim().is_empty() {
            return self.error("\\copy: arguments required");
        }
        let text = Text::new(format!("COPY {}", line.trim_end().trim_end_matches(';')));
        let parsed = match sql::parse_copy(&text) {
            Some(Ok(parsed)) => parsed,
            Some(Err(diagnostic)) => {
                self.failed(diagnostic, text.as_str());
                return false;
            }
            None => return false,
        };
        let file = match &parsed.place {
            CopyPlace::Client => return self.send(text.as_str()),
            CopyPlace::File(file) => file.clone(),
            CopyPlace::Program(_) => return self.error("\\copy with a program is not supported by Retort"),
        };
        let place = format!("'{}'", file.replace('\'', "''"));
        let client = if parsed.is_from { "STDIN" } else { "STDOUT" };
        let query = text.as_str().replacen(&place, client, 1);
        if parsed.is_from {
            self.copy_file_in(&query, &file)
        } else {
            self.copy_file_out(&query, &parsed.source, &file)
        }
    }

    fn copy_file_in(&mut self, query: &str, file: &str) -> bool {
        let rows = match self.host.read(file) {
            Ok(rows) => rows,
            Err(why) => return self.error(&format!("{file}: {why}")),
        };
        match self.session.copy(query) {
            Some(Ok(CopyStep::In(copy))) => self.load(&copy, &rows, query),
            Some(Err(diagnostic)) => {
                self.failed(diagnostic, query);
                false
            }
            _ => false,
        }
    }

    fn copy_file_out(&mut self, query: &str, _: &CopySource, file: &str) -> bool {
        match self.session.copy(query) {
            Some(Ok(CopyStep::Out { text, tag })) => match self.host.write(file, &text, false) {
                Ok(()) => {
                    self.show_tag(&tag);
                    true
                }
                Err(why) => self.error(&format!("{file}: {why}")),
            },
            Some(Err(diagnostic)) => {
                self.failed(diagnostic, query);
                false
            }
            _ => false,
        }
    }
}
