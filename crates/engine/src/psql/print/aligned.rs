//! `\pset format aligned`

use super::{Align, Expanded, Format, Table, pad};
use unicode_width::UnicodeWidthStr;

/// The lines of a cell.
type Lines = Vec<String>;

pub(super) fn lines(cell: &str) -> Lines {
    visible(cell).split('\n').map(str::to_owned).collect()
}

pub(super) fn width(lines: &Lines) -> usize {
    lines.iter().map(|line| line.width()).max().unwrap_or(0)
}

impl Table {
    pub(super) fn aligned(&self, format: &Format) -> String {
        let headers: Vec<Lines> = self.headers.iter().map(|(name, _)| lines(name)).collect();
        let cells: Vec<Vec<Lines>> = self.rows.iter().map(|row| row.iter().map(|cell| lines(cell)).collect()).collect();
        let mut widths: Vec<usize> = headers.iter().map(width).collect();
        for row in &cells {
            for (widest, cell) in widths.iter_mut().zip(row) {
                *widest = width(cell).max(*widest);
            }
        }
        let border = format.border.min(2);
        let frame = Frame { border, widths };
        let room = if format.columns > 0 { Some(format.columns) } else { format.screen };
        let narrow = room.is_some_and(|room| frame.total() > room);
        if format.expanded == Expanded::Auto && narrow && self.footers.is_none() && !self.rows.is_empty() {
            return self.vertical(format);
        }
        let mut out = String::new();
        if !format.tuples_only {
            self.heading(&frame, &headers, &mut out);
        }
        for row in cells.iter().filter(|row| !row.is_empty()) {
            self.row(&frame, row, &mut out);
        }
        if border == 2 {
            frame.rule(&mut out);
        }
        for footer in self.footer_lines(format) {
            out.push_str(&footer);
            out.push('\n');
        }
        out.push('\n');
        out
    }

    fn heading(&self, frame: &Frame, headers: &[Lines], out: &mut String) {
        if let Some(title) = &self.title {
            let total = frame.total();
            pad(out, total.saturating_sub(title.width()) / 2);
            out.push_str(title);
            out.push('\n');
        }
        if frame.border == 2 {
            frame.rule(out);
        }
        if headers.is_empty() {
            return frame.rule(out);
        }
        let height = headers.iter().map(Vec::len).max().unwrap_or(1);
        let last = headers.len() - 1;
        for line in 0..height {
            out.push_str(if frame.border == 2 { "|" } else { "" });
            for (index, (header, width)) in headers.iter().zip(&frame.widths).enumerate() {
                let text = header.get(line).map_or("", String::as_str);
                let free = width.saturating_sub(text.width());
                if frame.border > 0 {
                    out.push(' ');
                }
                pad(out, free / 2);
                out.push_str(text);
                pad(out, free.div_ceil(2));
                out.push(if line + 1 < header.len() { '+' } else { ' ' });
                if frame.border > 0 && index < last {
                    out.push('|');
                }
            }
            out.push_str(if frame.border == 2 { "|\n" } else { "\n" });
        }
        frame.rule(out);
    }

    fn row(&self, frame: &Frame, row: &[Lines], out: &mut String) {
        let height = row.iter().map(Vec::len).max().unwrap_or(1);
        let last = row.len().saturating_sub(1);
        for line in 0..height {
            out.push_str(if frame.border == 2 { "|" } else { "" });
            for (index, (cell, width)) in row.iter().zip(&frame.widths).enumerate() {
                let text = cell.get(line).map_or("", String::as_str);
                let more = line + 1 < cell.len();
                let free = width.saturating_sub(text.width());
                let spaces = frame.border == 2 || index < last;
                out.push_str(if frame.border > 0 { " " } else { "" });
                let right = self.headers.get(index).is_some_and(|(_, align)| *align == Align::Right);
                if right && (line < cell.len() || spaces) {
                    pad(out, free);
                }
                out.push_str(text);
                if !right && (spaces || more) {
                    pad(out, free);
                }
                if more {
                    out.push('+');
                } else if spaces {
                    out.push(' ');
                }
                if frame.border > 0 && index < last {
                    out.push('|');
                }
            }
            out.push_str(if frame.border == 2 { "|\n" } else { "\n" });
        }
    }
}

/// The lines around the cells.
struct Frame {
    border: usize,
    widths: Vec<usize>,
}

impl Frame {
    /// How wide the table is.
    fn total(&self) -> usize {
        let columns = self.widths.len();
        let around = match self.border {
            0 => columns,
            1 => (columns * 3).saturating_sub(1),
            _ => columns * 3 + 1,
        };
        around + self.widths.iter().sum::<usize>()
    }

    fn rule(&self, out: &mut String) {
        let dashes: Vec<String> = self.widths.iter().map(|width| "-".repeat(*width)).collect();
        *out += &match self.border {
            0 => format!("{}\n", dashes.join(" ")),
            1 => format!("-{}-\n", dashes.join("-+-")),
            _ => format!("+-{}-+\n", dashes.join("-+-")),
        };
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
