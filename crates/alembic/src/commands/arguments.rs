//! The words behind `alembic`.

use super::argparse::{Opt, Parser, Positional, Stop, Takes};
use super::options::{COMMANDS, TOP};

/// What a command was given.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Arguments {
    /// Words without a dash.
    pub(super) positional: Vec<String>,
    /// Options by long name; a flag has an empty value; the last one counts.
    options: Vec<(&'static str, String)>,
}

impl Arguments {
    pub(super) fn flag(&self, long: &str) -> bool {
        self.options.iter().any(|(name, _)| *name == long)
    }

    pub(super) fn value(&self, long: &str) -> Option<&str> {
        self.options.iter().rev().find(|(name, _)| *name == long).map(|(_, value)| value.as_str())
    }

    pub(super) fn values(&self, long: &str) -> Vec<String> {
        self.options.iter().filter(|(name, _)| *name == long).map(|(_, value)| value.clone()).collect()
    }

    pub(super) fn first(&self) -> &str {
        self.positional.first().map_or("", String::as_str)
    }
}

/// A whole command line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct Parsed {
    pub(super) command: String,
    pub(super) arguments: Arguments,
    /// `-c`, each time it was given
    pub(super) config: Vec<String>,
    /// `-n`
    pub(super) name: Option<String>,
    /// `-x`, in order
    pub(super) x: Vec<String>,
    /// `-q`
    pub(super) quiet: bool,
    /// `--raiseerr`
    pub(super) raise: bool,
}

/// What argparse prints instead of running.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Usage {
    pub(super) stdout: String,
    pub(super) stderr: String,
    pub(super) status: u8,
}

/// A command: its options and what else it takes.
pub(super) struct Shape {
    pub(super) name: &'static str,
    pub(super) help: &'static str,
    pub(super) options: &'static [Opt],
    pub(super) positional: Option<Positional>,
}

/// Reads a command line.
pub(super) fn parse(words: &[&str]) -> Result<Parsed, Usage> {
    let commands: Vec<(&str, &str)> = COMMANDS.iter().map(|shape| (shape.name, shape.help)).collect();
    let takes = Positional { name: "", takes: Takes::Command, help: "" };
    let top = Parser { program: "alembic", options: TOP, positional: Some(takes), commands: &commands };
    let said = top.parse(words).map_err(|stop| stopped(&top, stop))?;
    let mut parsed = Parsed::default();
    for (at, value) in said.options {
        match TOP[at].long.or(TOP[at].short) {
            Some("--config") => parsed.config.push(value),
            Some("--name") => parsed.name = Some(value),
            Some("-x") => parsed.x.push(value),
            Some("--quiet") => parsed.quiet = true,
            Some("--raiseerr") => parsed.raise = true,
            _ => {}
        }
    }
    let mut extras = said.extras;
    if let Some((name, rest)) = said.positional.split_first() {
        let shape = COMMANDS.iter().find(|shape| shape.name == name).ok_or_else(|| unknown(&top, name))?;
        name.clone_into(&mut parsed.command);
        let (arguments, unasked) = command(shape, rest)?;
        parsed.arguments = arguments;
        extras.extend(unasked);
    }
    if !extras.is_empty() {
        return Err(wrong(&top, &format!("unrecognized arguments: {}", extras.join(" "))));
    }
    if parsed.command.is_empty() { Err(wrong(&top, "too few arguments")) } else { Ok(parsed) }
}

fn command(shape: &Shape, words: &[String]) -> Result<(Arguments, Vec<String>), Usage> {
    let program = format!("alembic {}", shape.name);
    let parser = Parser { program: &program, options: shape.options, positional: shape.positional, commands: &[] };
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let said = parser.parse(&words).map_err(|stop| stopped(&parser, stop))?;
    let long = |at: usize| shape.options[at].long.unwrap_or_default().trim_start_matches('-');
    let options = said.options.into_iter().map(|(at, value)| (long(at), value)).collect();
    Ok((Arguments { positional: said.positional, options }, said.extras))
}

fn stopped(parser: &Parser<'_>, stop: Stop) -> Usage {
    let stdout = match stop {
        Stop::Help => parser.help(),
        Stop::Version => "alembic 1.20.1\n".to_owned(),
        Stop::Wrong(message) => return wrong(parser, &message),
    };
    Usage { stdout, stderr: String::new(), status: 0 }
}

fn wrong(parser: &Parser<'_>, message: &str) -> Usage {
    let stderr = format!("{}{}: error: {message}\n", parser.usage(), parser.program);
    Usage { stdout: String::new(), stderr, status: 2 }
}

fn unknown(top: &Parser<'_>, name: &str) -> Usage {
    let choices: Vec<String> = top.commands.iter().map(|(name, _)| format!("'{name}'")).collect();
    let (named, given) = (top.choices(), crate::python_repr(name));
    wrong(top, &format!("argument {named}: invalid choice: {given} (choose from {})", choices.join(", ")))
}
