//! The text and CSV formats of COPY.

use diagnostics::Diagnostic;
use sql::Copy;

/// How fields and rows are written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct CopyFormat {
    pub(crate) csv: bool,
    pub(crate) header: bool,
    delimiter: char,
    null: String,
    quote: char,
    escape: char,
    force_quote: bool,
}

impl CopyFormat {
    /// The format that the options of a COPY ask for.
    pub(super) fn new(copy: &Copy) -> Result<Self, Diagnostic> {
        let find = |name: &str| copy.options.iter().find(|(known, _)| known == name);
        let text = |name: &str| find(name).and_then(|(_, value)| value.clone());
        let csv = match text("format").as_deref() {
            None | Some("text") => false,
            Some("csv") => true,
            Some("binary") => return Err(super::refused("COPY option FORMAT binary")),
            Some(other) => {
                return Err(Diagnostic::error("22023", format!("COPY format \"{other}\" not recognized")));
            }
        };
        for (name, _) in &copy.options {
            match name.as_str() {
                "format" | "delimiter" | "null" | "header" | "quote" | "escape" | "freeze" | "encoding"
                | "force_quote" => {}
                "force_not_null" | "force_null" => {
                    return Err(super::refused(&format!("COPY option {}", name.to_uppercase())));
                }
                other => return Err(Diagnostic::error("42601", format!("option \"{other}\" not recognized"))),
            }
        }
        let header = match find("header") {
            None => false,
            Some((_, None)) => true,
            Some((_, Some(value))) => match value.to_lowercase().as_str() {
                "true" | "on" | "1" => true,
                "false" | "off" | "0" => false,
                "match" => return Err(super::refused("COPY option HEADER MATCH")),
                _ => return Err(Diagnostic::error("42601", "header requires a Boolean value or \"match\"")),
            },
        };
        let one = |name: &str, default: char| match text(name) {
            None => Ok(default),
            Some(given) => match (given.chars().next(), given.chars().nth(1)) {
                (Some(c), None) if c.is_ascii() => Ok(c),
                _ => Err(Diagnostic::error("0A000", format!("COPY {name} must be a single one-byte character"))),
            },
        };
        if !csv && (find("quote").is_some() || find("escape").is_some()) {
            let name = if find("quote").is_some() { "quote" } else { "escape" };
            return Err(Diagnostic::error("0A000", format!("COPY {name} available only in CSV mode")));
        }
        let quote = one("quote", '"')?;
        Ok(Self {
            csv,
            header,
            delimiter: one("delimiter", if csv { ',' } else { '\t' })?,
            null: text("null").unwrap_or_else(|| if csv { String::new() } else { "\\N".to_owned() }),
            quote,
            escape: one("escape", quote)?,
            force_quote: text("force_quote").as_deref() == Some("*"),
        })
    }

    /// A row as a line, with its end.
    pub(crate) fn line(&self, fields: impl Iterator<Item = Option<String>>) -> String {
        let fields: Vec<Option<String>> = fields.collect();
        let alone = fields.len() == 1;
        let texts: Vec<String> = fields
            .into_iter()
            .map(|field| match field {
                None => self.null.clone(),
                Some(text) if self.csv => self.csv_field(&text, alone),
                Some(text) => escaped(&text, self.delimiter),
            })
            .collect();
        format!("{}\n", texts.join(&self.delimiter.to_string()))
    }

    fn csv_field(&self, text: &str, alone: bool) -> String {
        let special = |c: char| c == self.delimiter || c == self.quote || matches!(c, '\n' | '\r');
        let needs = self.force_quote || text == self.null || text.contains(special) || (alone && text == "\\.");
        if !needs {
            return text.to_owned();
        }
        let mut out = String::from(self.quote);
        for c in text.chars() {
            if c == self.quote || c == self.escape {
                out.push(self.escape);
            }
            out.push(c);
        }
        out.push(self.quote);
        out
    }

    /// The fields of the rows of a text, each with the line that it starts at; `\.` ends it.
    pub(super) fn rows(&self, text: &str) -> Vec<Row> {
        if self.csv { self.csv_rows(text) } else { self.text_rows(text) }
    }

    fn text_rows(&self, text: &str) -> Vec<Row> {
        let mut rows = Vec::new();
        for (at, line) in text.lines().enumerate() {
            if line == "\\." {
                break;
            }
            let mut fields = Vec::new();
            let mut start = 0;
            let mut letters = line.char_indices();
            while let Some((at, c)) = letters.next() {
                if c == '\\' {
                    letters.next();
                } else if c == self.delimiter {
                    fields.push(self.text_field(&line[start..at]));
                    start = at + c.len_utf8();
                }
            }
            fields.push(self.text_field(&line[start..]));
            rows.push(Row { line: at + 1, text: line.to_owned(), fields, broken: None });
        }
        rows
    }

    fn text_field(&self, field: &str) -> Option<String> {
        if field == self.null { None } else { Some(unescaped(field)) }
    }

    fn csv_rows(&self, text: &str) -> Vec<Row> {
        let mut rows = Vec::new();
        let mut lines = text.split_inclusive('\n').enumerate();
        while let Some((_, first)) = lines.next() {
            if first.trim_end_matches(['\n', '\r']) == "\\." {
                break;
            }
            let mut record = first.to_owned();
            let mut number = rows.last().map_or(1, |row: &Row| row.line + 1);
            while self.is_open(&record) {
                let Some((_, more)) = lines.next() else { break };
                record += more;
                number += 1;
            }
            let broken = self.is_open(&record).then_some("unterminated CSV quoted field");
            let record = record.strip_suffix('\n').unwrap_or(&record);
            let record = record.strip_suffix('\r').unwrap_or(record);
            rows.push(Row { line: number, text: record.to_owned(), fields: self.csv_fields(record), broken });
        }
        rows
    }

    /// Whether a quote is open at the end of a text.
    fn is_open(&self, text: &str) -> bool {
        let mut open = false;
        let mut letters = text.chars().peekable();
        while let Some(c) = letters.next() {
            if open
                && c == self.escape
                && letters.peek().is_some_and(|next| *next == self.escape || *next == self.quote)
            {
                letters.next();
            } else if c == self.quote {
                open = !open;
            }
        }
        open
    }

    fn csv_fields(&self, record: &str) -> Vec<Option<String>> {
        let mut fields = Vec::new();
        let (mut field, mut quoted, mut open) = (String::new(), false, false);
        let mut letters = record.chars().peekable();
        while let Some(c) = letters.next() {
            if open
                && c == self.escape
                && letters.peek().is_some_and(|next| *next == self.escape || *next == self.quote)
            {
                field.extend(letters.next());
            } else if c == self.quote {
                open = !open;
                quoted = true;
            } else if c == self.delimiter && !open {
                fields.push(self.csv_value(std::mem::take(&mut field), quoted));
                quoted = false;
            } else {
                field.push(c);
            }
        }
        fields.push(self.csv_value(field, quoted));
        fields
    }

    fn csv_value(&self, field: String, quoted: bool) -> Option<String> {
        if !quoted && field == self.null { None } else { Some(field) }
    }
}

/// A row as it came.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Row {
    /// The line, from one.
    pub(super) line: usize,
    pub(super) text: String,
    pub(super) fields: Vec<Option<String>>,
    /// What is wrong with the line itself.
    pub(super) broken: Option<&'static str>,
}

/// A value in the text format.
fn escaped(text: &str, delimiter: char) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' => out += "\\\\",
            '\u{8}' => out += "\\b",
            '\u{c}' => out += "\\f",
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            '\u{b}' => out += "\\v",
            c if c == delimiter => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

fn unescaped(text: &str) -> String {
    if !text.contains('\\') {
        return text.to_owned();
    }
    let mut bytes = Vec::with_capacity(text.len());
    let mut letters = text.chars().peekable();
    let push = |c: char, bytes: &mut Vec<u8>| bytes.extend(c.encode_utf8(&mut [0; 4]).as_bytes());
    while let Some(c) = letters.next() {
        if c != '\\' {
            push(c, &mut bytes);
            continue;
        }
        match letters.next() {
            None => bytes.push(b'\\'),
            Some('b') => bytes.push(8),
            Some('f') => bytes.push(12),
            Some('n') => bytes.push(b'\n'),
            Some('r') => bytes.push(b'\r'),
            Some('t') => bytes.push(b'\t'),
            Some('v') => bytes.push(11),
            Some(first @ '0'..='7') => {
                let mut code = first.to_digit(8).unwrap_or(0);
                for _ in 0..2 {
                    let Some(digit) = letters.peek().and_then(|c| c.to_digit(8)) else { break };
                    code = code * 8 + digit;
                    letters.next();
                }
                bytes.push(u8::try_from(code & 0xff).unwrap_or(0));
            }
            Some('x') if letters.peek().is_some_and(char::is_ascii_hexdigit) => {
                let mut code = 0;
                for _ in 0..2 {
                    let Some(digit) = letters.peek().and_then(|c| c.to_digit(16)) else { break };
                    code = code * 16 + digit;
                    letters.next();
                }
                bytes.push(u8::try_from(code & 0xff).unwrap_or(0));
            }
            Some(other) => push(other, &mut bytes),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}
