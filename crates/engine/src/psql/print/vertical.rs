//! `\x`: a line for each field.

use super::aligned::{lines, width};
use super::{Format, Table, pad};
use unicode_width::UnicodeWidthStr;

/// How wide names and values are.
#[derive(Debug, Clone, Copy)]
struct Measure {
    border: usize,
    names: usize,
    values: usize,
    /// Whether a name has several lines.
    tall: bool,
}

impl Table {
    pub(super) fn vertical(&self, format: &Format) -> String {
        let mut out = String::new();
        if self.rows.is_empty() {
            for footer in self.footer_lines(format) {
                out += &format!("{footer}\n");
            }
            out.push('\n');
            return out;
        }
        let names: Vec<Vec<String>> = self.headers.iter().map(|(name, _)| lines(name)).collect();
        let measure = Measure {
            border: format.border.min(2),
            names: names.iter().map(width).max().unwrap_or(0),
            values: self.rows.iter().flatten().map(|cell| width(&lines(cell))).max().unwrap_or(0),
            tall: names.iter().any(|name| name.len() > 1),
        };
        if let Some(title) = self.title.as_ref().filter(|_| !format.tuples_only) {
            out += &format!("{title}\n");
        }
        for (index, row) in self.rows.iter().enumerate() {
            if !format.tuples_only {
                measure.record(Some(index + 1), &mut out);
            } else if index > 0 || measure.border == 2 {
                measure.record(None, &mut out);
            }
            for (name, cell) in names.iter().zip(row) {
                measure.field(name, &lines(cell), &mut out);
            }
        }
        if measure.border == 2 {
            measure.record(None, &mut out);
        }
        if let Some(footers) = self.footers.as_ref().filter(|_| !format.tuples_only) {
            out.push_str(if measure.border < 2 { "\n" } else { "" });
            out.extend(footers.iter().map(|footer| format!("{footer}\n")));
        }
        out.push('\n');
        out
    }
}

impl Measure {
    /// The name of a field beside its value, both of which may have several lines.
    fn field(&self, name: &[String], value: &[String], out: &mut String) {
        for line in 0..name.len().max(value.len()) {
            out.push_str(if self.border == 2 { "| " } else { "" });
            match name.get(line) {
                Some(text) => {
                    out.push_str(text);
                    pad(out, self.names - text.width());
                    if self.border > 0 || self.tall {
                        out.push(if line + 1 < name.len() { '+' } else { ' ' });
                    }
                }
                None => {
                    let least = usize::from(self.border == 0 && self.tall) + usize::from(self.border > 0);
                    pad(out, (self.names + least).max(1));
                }
            }
            out.push_str(if self.border > 0 { "|" } else { "" });
            match value.get(line) {
                Some(text) => {
                    out.push(' ');
                    out.push_str(text);
                    let more = line + 1 < value.len();
                    if more || self.border > 1 {
                        pad(out, self.values - text.width());
                        out.push(if more { '+' } else { ' ' });
                    }
                    out.push_str(if self.border == 2 { "|\n" } else { "\n" });
                }
                None if self.border < 2 => out.push('\n'),
                None => {
                    pad(out, self.values + 2);
                    out.push_str("|\n");
                }
            }
        }
    }

    /// `-[ RECORD 1 ]-+----`, as long as the record is wide; without a number a mere line.
    fn record(&self, number: Option<usize>, out: &mut String) {
        let rule = if self.border > 0 { '-' } else { ' ' };
        out.push_str(match self.border {
            0 => "",
            1 => "-",
            _ => "+-",
        });
        let label = match (number, self.border) {
            (None, _) => String::new(),
            (Some(number), 0) => format!("* Record {number}"),
            (Some(number), _) => format!("[ RECORD {number} ]"),
        };
        out.push_str(&label);
        let length = label.len() + usize::from(self.border != 2);
        out.extend(std::iter::repeat_n(rule, self.names.saturating_sub(length)));
        let mut past = length.saturating_sub(self.names);
        if length < self.names {
            past = 0;
        }
        let marks: &[char] = if self.border > 0 { &['-', '+', '-'] } else { &[' '] };
        for mark in marks {
            if past == 0 {
                out.push(*mark);
            }
            past = past.saturating_sub(1);
        }
        out.extend(std::iter::repeat_n(rule, self.values.saturating_sub(past)));
        out.push_str(if self.border == 2 { "-+\n" } else { "\n" });
    }
}
