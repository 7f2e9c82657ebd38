//! The help; Python 3.11: `HelpFormatter`.

use super::usage::WIDTH;
use super::wrap::wrap;
use super::{Opt, Parser, Takes};

/// Where the sentences begin at the latest.
const FURTHEST: usize = 24;

/// One line of a section: how it is indented, its title and its sentence.
struct Row {
    indent: usize,
    title: String,
    help: &'static str,
}

impl Parser<'_> {
    /// All that `-h` prints.
    pub(in crate::commands) fn help(&self) -> String {
        let positional = self.positional_rows();
        let options: Vec<Row> = self.options.iter().map(row).collect();
        let longest = positional.iter().chain(&options).map(|row| row.indent + row.title.len()).max().unwrap_or(0);
        let column = (longest + 2).min(FURTHEST);
        let mut text = self.usage();
        for (title, rows) in [("positional arguments", positional), ("options", options)] {
            if !rows.is_empty() {
                text += &format!("\n{title}:\n");
                rows.iter().for_each(|row| text += &row.text(column));
            }
        }
        text
    }

    fn positional_rows(&self) -> Vec<Row> {
        let Some(one) = self.positional else { return Vec::new() };
        if one.takes != Takes::Command {
            return vec![Row { indent: 2, title: one.name.to_owned(), help: one.help }];
        }
        let commands = self.commands.iter().map(|(name, help)| Row { indent: 4, title: (*name).to_owned(), help });
        let choices = Row { indent: 2, title: self.choices(), help: "" };
        std::iter::once(choices).chain(commands).collect()
    }
}

fn row(option: &Opt) -> Row {
    let value = option.metavar.map(|metavar| format!(" {metavar}")).unwrap_or_default();
    let names: Vec<String> = option.names().map(|name| format!("{name}{value}")).collect();
    Row { indent: 2, title: names.join(", "), help: option.help }
}

impl Row {
    fn text(&self, column: usize) -> String {
        let margin = " ".repeat(self.indent);
        let lines = wrap(self.help, WIDTH - column);
        let [first, rest @ ..] = lines.as_slice() else { return format!("{margin}{}\n", self.title) };
        let head = format!("{margin}{}", self.title);
        let mut text = if head.len() + 2 <= column {
            format!("{head:column$}{first}\n")
        } else {
            format!("{head}\n{:column$}{first}\n", "")
        };
        for line in rest {
            text += &format!("{:column$}{line}\n", "");
        }
        text
    }
}
