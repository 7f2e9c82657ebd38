//! `\pset format unaligned` and `csv`.

use super::{Format, Table};

impl Table {
    pub(super) fn unaligned(&self, format: &Format) -> String {
        let mut records = Vec::new();
        if !format.tuples_only {
            records.extend(self.title.clone());
            let names: Vec<&str> = self.headers.iter().map(|(name, _)| name.as_str()).collect();
            records.push(names.join(&format.separator));
        }
        records.extend(self.rows.iter().map(|row| row.join(&format.separator)));
        records.extend(self.footer_lines(format));
        ended(&records.join(&format.record_separator), records.is_empty())
    }

    pub(super) fn unaligned_vertical(&self, format: &Format) -> String {
        let separator = &format.record_separator;
        let twice = separator.repeat(2);
        let mut records: Vec<String> = self.title.iter().filter(|_| !format.tuples_only).cloned().collect();
        records.extend(self.rows.iter().map(|row| {
            let pairs = self.headers.iter().zip(row);
            let lines: Vec<String> =
                pairs.map(|((name, _), cell)| format!("{name}{}{cell}", format.separator)).collect();
            lines.join(separator)
        }));
        ended(&records.join(&twice), records.is_empty())
    }

    pub(super) fn csv(&self, format: &Format) -> String {
        let names: Vec<String> = self.headers.iter().map(|(name, _)| name.clone()).collect();
        let head = (!format.tuples_only).then_some(&names);
        head.into_iter().chain(&self.rows).map(|row| csv_line(row, format.csv_separator)).collect()
    }

    pub(super) fn csv_vertical(&self, format: &Format) -> String {
        let mut out = String::new();
        for row in &self.rows {
            for ((name, _), cell) in self.headers.iter().zip(row) {
                out += &csv_line(&[name.clone(), cell.clone()], format.csv_separator);
            }
        }
        out
    }
}

/// A text with the newline that ends the last record.
fn ended(text: &str, empty: bool) -> String {
    if empty { String::new() } else { format!("{text}\n") }
}

fn csv_line(cells: &[String], separator: char) -> String {
    let cells: Vec<String> = cells.iter().map(|cell| csv_field(cell, separator)).collect();
    format!("{}\n", cells.join(&separator.to_string()))
}

fn csv_field(text: &str, separator: char) -> String {
    let special = |c: char| c == separator || matches!(c, '\r' | '\n' | '"');
    if text.contains(special) || text == "\\." {
        return format!("\"{}\"", text.replace('"', "\"\""));
    }
    text.to_owned()
}
