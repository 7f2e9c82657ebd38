//! Tables as psql prints them (`print.c`): aligned, expanded and unaligned.

use unicode_width::UnicodeWidthStr;

/// Which side a column keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A table to print.
#[derive(Debug, Clone, Default)]
pub(super) struct Table {
    /// What stands above it.
    pub(super) title: Option<String>,
    /// Its columns.
    pub(super) headers: Vec<(String, Align)>,
    /// `rows[r][c]`
    pub(super) rows: Vec<Vec<String>>,
    /// What stands below it, a line each; nothing for the count of rows.
    pub(super) footers: Option<Vec<String>>,
}

/// How tables are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Format {
    /// `\x`
    pub(super) expanded: bool,
    /// `\t`
    pub(super) tuples_only: bool,
    /// `\a`
    pub(super) unaligned: bool,
    /// `\pset null`
    pub(super) null: String,
    /// `\pset fieldsep`
    pub(super) separator: String,
}

impl Default for Format {
    fn default() -> Self {
        Self { expanded: false, tuples_only: false, unaligned: false, null: String::new(), separator: "|".into() }
    }
}

impl Table {
    /// The table as text, with the empty line that psql puts after it.
    pub(super) fn print(&self, format: &Format) -> String {
        match (format.unaligned, format.expanded && self.footers.is_none()) {
            (false, false) => self.aligned(format),
            (false, true) => self.vertical(format),
            (true, false) => self.unaligned(format),
            (true, true) => self.unaligned_vertical(format),
        }
    }

    fn footer_lines(&self) -> Vec<String> {
        self.footers.clone().unwrap_or_else(|| vec![count(self.rows.len())])
    }

    fn aligned(&self, format: &Format) -> String {
        let shown: Vec<Vec<String>> =
            self.rows.iter().map(|row| row.iter().map(|cell| visible(cell)).collect()).collect();
        let cells: Vec<Vec<Vec<&str>>> =
            shown.iter().map(|row| row.iter().map(|cell| cell.split('\n').collect()).collect()).collect();
        let widths = self.widths(&cells);
        let mut out = String::new();
        if !format.tuples_only {
            self.heading(&widths, &mut out);
        }
        for row in cells.iter().filter(|row| !row.is_empty()) {
            self.row(row, &widths, &mut out);
        }
        if !format.tuples_only {
            for footer in self.footer_lines() {
                out.push_str(&footer);
                out.push('\n');
            }
        }
        out.push('\n');
        out
    }

    fn widths(&self, cells: &[Vec<Vec<&str>>]) -> Vec<usize> {
        let mut widths: Vec<usize> = self.headers.iter().map(|(name, _)| name.width()).collect();
        for row in cells {
            for (width, cell) in widths.iter_mut().zip(row) {
                *width = cell.iter().map(|line| line.width()).max().unwrap_or(0).max(*width);
            }
        }
        widths
    }

    fn heading(&self, widths: &[usize], out: &mut String) {
        if let Some(title) = &self.title {
            let total = (widths.len() * 3).saturating_sub(1) + widths.iter().sum::<usize>();
            pad(out, total.saturating_sub(title.width()) / 2);
            out.push_str(title);
            out.push('\n');
        }
        if widths.is_empty() {
            return out.push_str("--\n");
        }
        for (index, ((name, _), width)) in self.headers.iter().zip(widths).enumerate() {
            let free = width - name.width();
            out.push_str(if index > 0 { "| " } else { " " });
            pad(out, free / 2);
            out.push_str(name);
            pad(out, free.div_ceil(2) + 1);
        }
        out.push('\n');
        let dashes: Vec<String> = widths.iter().map(|width| "-".repeat(width + 2)).collect();
        out.push_str(&dashes.join("+"));
        out.push('\n');
    }

    fn row(&self, row: &[Vec<&str>], widths: &[usize], out: &mut String) {
        let height = row.iter().map(Vec::len).max().unwrap_or(1);
        let last = row.len().saturating_sub(1);
        for line in 0..height {
            for (index, (cell, width)) in row.iter().zip(widths).enumerate() {
                let text = cell.get(line).copied().unwrap_or("");
                let more = line + 1 < cell.len();
                let free = width - text.width();
                out.push_str(if index > 0 { "| " } else { " " });
                let right = self.headers.get(index).is_some_and(|(_, align)| *align == Align::Right);
                if right && (line < cell.len() || index < last) {
                    pad(out, free);
                }
                out.push_str(text);
                if !right && (index < last || more) {
                    pad(out, free);
                }
                if more {
                    out.push('+');
                } else if index < last {
                    out.push(' ');
                }
            }
            out.push('\n');
        }
    }

    fn vertical(&self, format: &Format) -> String {
        if self.rows.is_empty() {
            return if format.tuples_only { String::new() } else { "(0 rows)\n\n".to_owned() };
        }
        let names = self.headers.iter().map(|(name, _)| name.width()).max().unwrap_or(0);
        let lines = self.rows.iter().flatten().flat_map(|cell| cell.split('\n'));
        let values = lines.map(UnicodeWidthStr::width).max().unwrap_or(0);
        let mut out = String::new();
        for (index, row) in self.rows.iter().enumerate() {
            if !format.tuples_only {
                out.push_str(&record_line(index + 1, names, values));
            }
            for ((name, _), cell) in self.headers.iter().zip(row) {
                let parts: Vec<&str> = cell.split('\n').collect();
                for (at, part) in parts.iter().enumerate() {
                    let shown = if at == 0 { name.as_str() } else { "" };
                    out.push_str(shown);
                    pad(&mut out, names - shown.width());
                    out.push_str(" | ");
                    out.push_str(part);
                    if at + 1 < parts.len() {
                        pad(&mut out, values - part.width());
                        out.push('+');
                    }
                    out.push('\n');
                }
            }
            if format.tuples_only && index + 1 < self.rows.len() {
                out.push('\n');
            }
        }
        out.push('\n');
        out
    }

    fn unaligned(&self, format: &Format) -> String {
        let mut lines = Vec::new();
        if !format.tuples_only {
            lines.extend(self.title.clone());
            let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
            lines.push(names.join(&format.separator));
        }
        lines.extend(self.rows.iter().map(|row| row.join(&format.separator)));
        if !format.tuples_only {
            lines.extend(self.footer_lines());
        }
        lines.iter().map(|line| format!("{line}\n")).collect()
    }

    fn unaligned_vertical(&self, format: &Format) -> String {
        if self.rows.is_empty() && !format.tuples_only {
            return "(0 rows)\n".to_owned();
        }
        let records = self.rows.iter().map(|row| {
            let pairs = self.headers.iter().zip(row);
            pairs.map(|((name, _), cell)| format!("{name}{}{cell}\n", format.separator)).collect::<String>()
        });
        records.collect::<Vec<_>>().join("\n")
    }
}

/// A cell as psql lays it out: tabs become spaces, other control characters are spelled.
fn visible(cell: &str) -> String {
    if !cell.contains(|c: char| c.is_control() && c != '\n') {
        return cell.to_owned();
    }
    let (mut text, mut column) = (String::new(), 0);
    for c in cell.chars() {
        let piece = match c {
            '\n' => {
                text.push(c);
                column = 0;
                continue;
            }
            '\t' => " ".repeat(8 - column % 8),
            '\r' => "\\r".to_owned(),
            c if c.is_ascii_control() => format!("\\x{:02X}", u32::from(c)),
            c if c.is_control() => format!("\\u{:04X}", u32::from(c)),
            c => c.to_string(),
        };
        column += piece.width();
        text.push_str(&piece);
    }
    text
}

fn pad(out: &mut String, by: usize) {
    out.extend(std::iter::repeat_n(' ', by));
}

fn count(rows: usize) -> String {
    if rows == 1 { "(1 row)".to_owned() } else { format!("({rows} rows)") }
}

/// `-[ RECORD 1 ]-+----`, as long as the record is wide.
fn record_line(number: usize, names: usize, values: usize) -> String {
    let mut line = format!("-[ RECORD {number} ]");
    let length = line.len() + 1;
    line.extend(std::iter::repeat_n('-', names.saturating_sub(length)));
    let mut past = isize::try_from(length).unwrap_or(0) - isize::try_from(names).unwrap_or(0);
    past = past.max(0);
    for mark in ['-', '+', '-'] {
        if past <= 0 {
            line.push(mark);
        }
        past -= 1;
    }
    let past = usize::try_from(past).unwrap_or(0);
    line.extend(std::iter::repeat_n('-', values.saturating_sub(past)));
    line.push('\n');
    line
}
