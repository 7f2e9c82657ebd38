//! Command lines, read as Python's `argparse` reads them, with its usage, help and errors at 80 columns.
//!
//! Read [`Parser`], then [`parse`](Parser::parse).

mod help;
mod parse;
mod usage;
mod wrap;

/// One option: its names, whether it takes a value, and what the help says of it.
#[derive(Debug, Clone, Copy)]
pub(super) struct Opt {
    /// `-m`
    pub(super) short: Option<&'static str>,
    /// `--message`
    pub(super) long: Option<&'static str>,
    /// How the usage calls its value; without one it is a switch.
    pub(super) metavar: Option<&'static str>,
    /// A sentence of the help.
    pub(super) help: &'static str,
}

impl Opt {
    /// The names, as the user may write them.
    fn names(&self) -> impl Iterator<Item = &'static str> {
        self.short.into_iter().chain(self.long)
    }

    /// `-m/--message`, as errors name it.
    fn title(&self) -> String {
        self.names().collect::<Vec<_>>().join("/")
    }
}

/// How many words a positional takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Takes {
    /// Exactly one.
    One,
    /// One or more.
    Several,
    /// A command and all that follows.
    Command,
}

/// The words without a dash.
#[derive(Debug, Clone, Copy)]
pub(super) struct Positional {
    /// How usage and errors call it.
    pub(super) name: &'static str,
    /// How many words it takes.
    pub(super) takes: Takes,
    /// A sentence of the help, or nothing.
    pub(super) help: &'static str,
}

/// A parser: `alembic`, or one of its commands.
#[derive(Debug, Clone, Copy)]
pub(super) struct Parser<'a> {
    /// `alembic`, `alembic upgrade`
    pub(super) program: &'a str,
    /// In the order of the help; `-h` is one of them.
    pub(super) options: &'a [Opt],
    /// What it takes besides.
    pub(super) positional: Option<Positional>,
    /// Commands with a line of help each.
    pub(super) commands: &'a [(&'static str, &'static str)],
}

/// What a command line said.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Said {
    /// Positions in [`Parser::options`] with their values (empty for switches), in order.
    pub(super) options: Vec<(usize, String)>,
    /// The words of the positional.
    pub(super) positional: Vec<String>,
    /// What nobody asked for.
    pub(super) extras: Vec<String>,
}

/// Why reading stops.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Stop {
    /// `-h`
    Help,
    /// `--version`
    Version,
    /// A message for standard error.
    Wrong(String),
}

#[cfg(test)]
mod tests;
