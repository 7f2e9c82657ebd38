//! The main loop: lines in, statements and commands done (`mainloop.c`).

use super::branch::Branches;
use super::command::{self, Did};
use super::console::{Console, Input};
use super::feed::Feed;
use super::host::Host;
use super::lexer::{Lexer, Stop, Waiting};
use crate::Session;

/// A psql at work: its console with what is lent to it.
pub(super) struct Run<'a> {
    pub(super) console: &'a mut Console,
    pub(super) session: &'a mut Session,
    pub(super) host: &'a mut dyn Host,
}

/// Files that read files that read files.
const DEEPEST: usize = 50;

/// Exit status of a script that failed under `ON_ERROR_STOP`.
const SCRIPT_FAILED: u8 = 3;

impl Run<'_> {
    /// Reads one line, without its end.
    pub(super) fn line(&mut self, line: &str) {
        self.console.input.line += 1;
        if self.console.input.copying.is_some() {
            return self.copy_line(line);
        }
        if self.console.is_interactive && self.console.input.source.is_none() && self.answers_word(line) {
            return;
        }
        if line.is_empty() && !self.console.input.lexer.is_in_quote() {
            return;
        }
        if self.console.variables.is("ECHO", "all") && !self.types() {
            self.console.output.print(&format!("{line}\n"));
        }
        self.console.input.feed = Feed::new(line);
        self.scan();
    }

    /// Whether somebody types what is read now.
    pub(super) fn types(&self) -> bool {
        self.console.is_interactive && self.console.input.source.is_none()
    }

    /// Reads what is left of the line.
    pub(super) fn scan(&mut self) {
        let input = &mut self.console.input;
        let mut added = None;
        if !input.query.is_empty() {
            input.query.push('\n');
            added = Some(input.query.len());
        }
        loop {
            let console = &mut *self.console;
            let input = &mut console.input;
            let stop = input.lexer.read(&mut input.feed, &mut input.query, &console.variables);
            let single = console.variables.is_on("SINGLELINE");
            let ends = single && stop == Stop::End && input.lexer.waiting(&input.query) == Waiting::Continue;
            let done = match stop {
                Stop::Semicolon => self.semicolon(),
                Stop::End if ends => self.semicolon(),
                Stop::Backslash => {
                    if added == Some(input.query.len()) {
                        input.query.pop();
                    }
                    self.backslash()
                }
                Stop::End => true,
            };
            added = None;
            self.console.output.failed |= !done;
            if self.console.ended.is_some() || self.console.input.copying.is_some() || stop == Stop::End {
                break;
            }
            if !done && self.stops_on_error() {
                if !self.types() {
                    self.console.ended = Some(SCRIPT_FAILED);
                }
                break;
            }
        }
        let input = &mut self.console.input;
        input.waiting = input.lexer.waiting(&input.query);
    }

    fn semicolon(&mut self) -> bool {
        if self.console.input.branches.is_active() {
            return self.send_buffer();
        }
        if self.types() {
            self.error("query ignored; use \\endif or Ctrl-C to exit current \\if block");
        }
        true
    }

    /// Sends the query buffer, which becomes the previous one.
    pub(super) fn send_buffer(&mut self) -> bool {
        let query = std::mem::take(&mut self.console.input.query);
        self.console.input.previous.clone_from(&query);
        self.send(&query)
    }

    fn backslash(&mut self) -> bool {
        let did = command::run(self);
        let input = &mut self.console.input;
        if matches!(did, Did::Send | Did::Edited) && input.query.is_empty() {
            input.query.clone_from(&input.previous);
        }
        match did {
            Did::Done => true,
            Did::Failed => false,
            Did::Quit => {
                self.console.ended.get_or_insert(0);
                true
            }
            Did::Send => {
                input.lexer = Lexer::default();
                self.send_buffer()
            }
            Did::Edited => {
                let text = std::mem::take(&mut input.query);
                for line in text.lines() {
                    self.console.input.feed = Feed::new(line);
                    self.scan();
                }
                true
            }
        }
    }

    /// Runs all lines of a text, and what is left without a semicolon.
    pub(super) fn script(&mut self, text: &str) {
        for line in text.lines() {
            self.line(line);
            if self.console.ended.is_some() {
                return;
            }
        }
        if self.console.input.copying.is_some() {
            self.copy_line("\\.");
        }
        let input = &self.console.input;
        if !input.query.is_empty() && !self.types() {
            let done = !input.branches.is_active() || self.send_buffer();
            self.console.output.failed |= !done;
            if !done && self.stops_on_error() {
                self.console.ended = Some(SCRIPT_FAILED);
            }
        }
        if !self.console.input.branches.is_empty() {
            self.error("reached EOF without finding closing \\endif(s)");
            if self.stops_on_error() && !self.types() {
                self.console.ended = Some(SCRIPT_FAILED);
            }
        }
        self.console.input.lexer = Lexer::default();
        self.console.input.query.clear();
        self.console.input.branches = Branches::default();
        self.console.input.waiting = Waiting::Ready;
    }

    /// Runs the text of `-c`.
    pub(super) fn command(&mut self, text: &str) {
        let done = if let Some(rest) = text.strip_prefix('\\') {
            if self.console.variables.is("ECHO", "all") {
                self.console.output.print(&format!("{rest}\n"));
            }
            self.console.input.feed = Feed::new(rest);
            let did = command::run(self);
            match did {
                Did::Send => self.send_buffer(),
                did => did != Did::Failed,
            }
        } else {
            if self.console.variables.is("ECHO", "all") {
                self.console.output.print(&format!("{text}\n"));
            }
            let done = self.send(text);
            self.finish_copy_of_command() && done
        };
        self.console.output.failed |= !done;
    }

    /// A COPY of `-c` reads standard input.
    fn finish_copy_of_command(&mut self) -> bool {
        if self.console.input.copying.is_none() {
            return true;
        }
        let before = self.console.output.failed;
        self.console.output.failed = false;
        let lines = std::mem::take(&mut self.console.standard_input);
        for (at, line) in lines.iter().enumerate() {
            self.copy_line(line);
            if self.console.input.copying.is_none() {
                self.console.standard_input = lines[at + 1..].to_vec();
                break;
            }
        }
        if self.console.input.copying.is_some() {
            self.copy_line("\\.");
        }
        let done = !self.console.output.failed;
        self.console.output.failed |= before;
        done
    }

    /// Runs a file: `\i`, `-f`.
    pub(super) fn file(&mut self, name: &str, text: &str) -> bool {
        if self.console.depth >= DEEPEST {
            return self.error(&format!("{name}: files that include each other so deeply are not supported by Retort"));
        }
        let before = std::mem::take(&mut self.console.input);
        let failed = std::mem::take(&mut self.console.output.failed);
        self.console.input.source = Some(name.to_owned());
        self.console.depth += 1;
        self.script(text);
        self.console.depth -= 1;
        self.console.input = Input { previous: std::mem::take(&mut self.console.input.previous), ..before };
        let stopped = self.console.ended == Some(SCRIPT_FAILED);
        if self.console.depth > 0 || self.console.is_interactive {
            // `\q` in a file ends that file alone.
            self.console.ended = None;
        }
        let done = !self.console.output.failed;
        self.console.output.failed |= failed;
        done || !stopped
    }

    pub(super) fn stops_on_error(&self) -> bool {
        self.console.variables.is_on("ON_ERROR_STOP")
    }

    /// `help`, `quit` and `exit` as words of a person; true if that was all.
    fn answers_word(&mut self, line: &str) -> bool {
        let is = |word: &str| {
            line.get(..word.len()).filter(|it| it.eq_ignore_ascii_case(word)).is_some_and(|_| {
                let rest = line[word.len()..].trim_start();
                rest.strip_prefix(';').unwrap_or(rest).trim().is_empty()
            })
        };
        let input = &self.console.input;
        let begun = !input.query.is_empty();
        let plain = matches!(input.waiting, Waiting::Ready | Waiting::Continue | Waiting::Paren);
        let (text, all) = match () {
            () if is("help") && begun => ("Use \\? for help or press control-C to clear the input buffer.\n", false),
            () if is("help") => (HELP, true),
            () if (is("quit") || is("exit")) && !begun => {
                self.console.ended = Some(0);
                ("", true)
            }
            () if (is("quit") || is("exit")) && plain => ("Use \\q to quit.\n", false),
            () if is("quit") || is("exit") || (is("\\q") && begun && !plain) => ("Use control-D to quit.\n", false),
            () => ("", false),
        };
        self.console.output.print(text);
        all
    }
}

const HELP: &str = "You are using psql, the command-line interface to PostgreSQL.
Type:  \\copyright for distribution terms
       \\h for help with SQL commands
       \\? for help with psql commands
       \\g or terminate with semicolon to execute query
       \\q to quit
";
