//! Tables as psql prints them (`print.c`).

mod aligned;
mod html;
mod plain;
mod vertical;

/// Which side a column keeps to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::psql) enum Align {
    /// Text.
    Left,
    /// Numbers.
    Right,
}

/// A table to print.
#[derive(Debug, Clone, Default)]
pub(in crate::psql) struct Table {
    /// What stands above it.
    pub(in crate::psql) title: Option<String>,
    /// Its columns.
    pub(in crate::psql) headers: Vec<(String, Align)>,
    /// `rows[r][c]`
    pub(in crate::psql) rows: Vec<Vec<String>>,
    /// What stands below it, a line each; nothing for the count of rows.
    pub(in crate::psql) footers: Option<Vec<String>>,
}

/// `\pset format`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::psql) enum Style {
    Aligned,
    Unaligned,
    Csv,
    Html,
}

/// `\x`
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::psql) enum Expanded {
    Off,
    On,
    /// Where a row is wider than the screen.
    Auto,
}

/// How tables are printed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::psql) struct Format {
    pub(in crate::psql) style: Style,
    pub(in crate::psql) expanded: Expanded,
    /// 0, 1 or 2.
    pub(in crate::psql) border: usize,
    /// `\t`
    pub(in crate::psql) tuples_only: bool,
    /// Whether the number of rows is printed.
    pub(in crate::psql) footer: bool,
    /// What stands for NULL.
    pub(in crate::psql) null: String,
    /// Between the fields of unaligned rows.
    pub(in crate::psql) separator: String,
    /// Between unaligned rows.
    pub(in crate::psql) record_separator: String,
    pub(in crate::psql) csv_separator: char,
    /// Above the tables of queries.
    pub(in crate::psql) title: Option<String>,
    /// Of `<table>`.
    pub(in crate::psql) table_attributes: Option<String>,
    /// `\pset columns`; 0 is the screen's.
    pub(in crate::psql) columns: usize,
    /// The width of the screen, if there is one.
    pub(in crate::psql) screen: Option<usize>,
    pub(in crate::psql) pager: u8,
    pub(in crate::psql) pager_lines: usize,
}

impl Default for Format {
    fn default() -> Self {
        Self {
            style: Style::Aligned,
            expanded: Expanded::Off,
            border: 1,
            tuples_only: false,
            footer: true,
            null: String::new(),
            separator: "|".into(),
            record_separator: "\n".into(),
            csv_separator: ',',
            title: None,
            table_attributes: None,
            columns: 0,
            screen: None,
            pager: 1,
            pager_lines: 0,
        }
    }
}

impl Table {
    /// The table as text, with what psql puts after it.
    pub(in crate::psql) fn print(&self, format: &Format) -> String {
        let titled;
        let table = match (&self.title, &format.title) {
            (None, Some(title)) => {
                titled = Self { title: Some(title.clone()), ..self.clone() };
                &titled
            }
            _ => self,
        };
        let vertical = format.expanded == Expanded::On && self.footers.is_none();
        match (format.style, vertical) {
            (Style::Aligned, true) => table.vertical(format),
            (Style::Aligned, false) => table.aligned(format),
            (Style::Unaligned, true) => table.unaligned_vertical(format),
            (Style::Unaligned, false) => table.unaligned(format),
            (Style::Csv, true) => table.csv_vertical(format),
            (Style::Csv, false) => table.csv(format),
            (Style::Html, true) => table.html_vertical(format),
            (Style::Html, false) => table.html(format),
        }
    }

    /// What is printed below: the given lines, or the number of rows.
    fn footer_lines(&self, format: &Format) -> Vec<String> {
        match &self.footers {
            _ if format.tuples_only => Vec::new(),
            Some(lines) => lines.clone(),
            None if format.footer => vec![count(self.rows.len())],
            None => Vec::new(),
        }
    }
}

fn count(rows: usize) -> String {
    if rows == 1 { "(1 row)".to_owned() } else { format!("({rows} rows)") }
}

fn pad(out: &mut String, by: usize) {
    out.extend(std::iter::repeat_n(' ', by));
}
