//! The usage; Python 3.11: `HelpFormatter._format_usage`.

use super::{Opt, Parser, Takes};

/// Columns that argparse fills on a terminal of 80.
pub(super) const WIDTH: usize = 78;
const PREFIX: &str = "usage: ";

impl Parser<'_> {
    /// `usage: …` with a line break at its end.
    pub(in crate::commands) fn usage(&self) -> String {
        let options: Vec<String> = self.options.iter().map(bracketed).collect();
        let positional = self.positional_parts();
        let all = [options.as_slice(), &positional].concat().join(" ");
        let whole = format!("{PREFIX}{} {all}", self.program);
        if whole.trim_end().len() <= WIDTH {
            return format!("{}\n", whole.trim_end());
        }
        let indent = " ".repeat(PREFIX.len() + self.program.len() + 1);
        let mut lines = filled(&format!("{PREFIX}{} ", self.program), &options, &indent);
        if !positional.is_empty() {
            lines.extend(filled(&indent, &positional, &indent));
        }
        lines.join("\n") + "\n"
    }

    fn positional_parts(&self) -> Vec<String> {
        match self.positional {
            None => Vec::new(),
            Some(one) => match one.takes {
                Takes::One => vec![one.name.to_owned()],
                Takes::Several => vec![one.name.to_owned(), format!("[{} ...]", one.name)],
                Takes::Command => vec![self.choices(), "...".to_owned()],
            },
        }
    }

    /// `{branches,check,…}`
    pub(in crate::commands) fn choices(&self) -> String {
        let names: Vec<&str> = self.commands.iter().map(|(name, _)| *name).collect();
        format!("{{{}}}", names.join(","))
    }
}

fn bracketed(option: &Opt) -> String {
    let name = option.names().next().unwrap_or_default();
    match option.metavar {
        Some(metavar) => format!("[{name} {metavar}]"),
        None => format!("[{name}]"),
    }
}

fn filled(first: &str, parts: &[String], indent: &str) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = first.to_owned();
    let mut is_empty = true;
    for part in parts {
        if !is_empty && line.len() + 1 + part.len() > WIDTH {
            lines.push(std::mem::replace(&mut line, indent.to_owned()));
            is_empty = true;
        }
        if !is_empty {
            line.push(' ');
        }
        line += part;
        is_empty = false;
    }
    lines.push(line);
    lines
}
