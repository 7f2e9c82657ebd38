//! Arrays as their text: `{1,NULL,"a b"}`, lower bounds always 1.

use crate::fault::{Result, unsupported};
use diagnostics::Diagnostic;

/// An array of element texts.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Array {
    /// The length of each dimension; none for an empty array.
    pub(crate) dimensions: Vec<usize>,
    /// The elements, row by row; `None` is NULL.
    pub(crate) items: Vec<Option<String>>,
}

fn malformed(text: &str, detail: &str) -> Diagnostic {
    Diagnostic::error("22P02", format!("malformed array literal: \"{text}\"")).with_detail(detail)
}

const UNEVEN: &str = "Multidimensional arrays must have sub-arrays with matching dimensions.";

impl Array {
    /// An array of one dimension.
    pub(crate) fn of(items: Vec<Option<String>>) -> Self {
        let dimensions = if items.is_empty() { Vec::new() } else { vec![items.len()] };
        Self { dimensions, items }
    }

    /// Reads an array literal.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let trimmed = text.trim();
        if trimmed.starts_with('[') {
            return Err(unsupported("an array literal with lower bounds"));
        }
        if !trimmed.starts_with('{') {
            let detail = "Array value must start with \"{\" or dimension information.";
            return Err(malformed(text, detail));
        }
        let mut reader = Reader { text, rest: trimmed, array: Self::default() };
        reader.level(0)?;
        if !reader.rest.is_empty() {
            return Err(malformed(text, "Junk after closing right brace."));
        }
        let mut array = reader.array;
        if array.items.is_empty() {
            array.dimensions.clear();
        }
        Ok(array)
    }

    /// Applies a function to each element that is not NULL.
    pub(crate) fn map(self, mut by: impl FnMut(String) -> Result<Option<String>>) -> Result<Self> {
        let items = self.items.into_iter().map(|item| item.map_or(Ok(None), &mut by)).collect::<Result<_>>()?;
        Ok(Self { dimensions: self.dimensions, items })
    }

    fn write(&self, out: &mut String, depth: usize, items: &mut std::slice::Iter<'_, Option<String>>) {
        out.push('{');
        for at in 0..self.dimensions[depth] {
            if at > 0 {
                out.push(',');
            }
            if depth + 1 < self.dimensions.len() {
                self.write(out, depth + 1, items);
                continue;
            }
            match items.next() {
                Some(Some(item)) => quote(item, out),
                _ => out.push_str("NULL"),
            }
        }
        out.push('}');
    }
}

impl std::fmt::Display for Array {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        if self.dimensions.is_empty() {
            return f.write_str("{}");
        }
        let mut out = String::new();
        self.write(&mut out, 0, &mut self.items.iter());
        f.write_str(&out)
    }
}

/// An element as the text of an array quotes it.
pub(crate) fn element_text(item: &str) -> String {
    let mut out = String::new();
    quote(item, &mut out);
    out
}

fn quote(item: &str, out: &mut String) {
    let special = |c: char| matches!(c, '"' | '\\' | '{' | '}' | ',') || c.is_ascii_whitespace() || c == '\x0b';
    if !item.is_empty() && !item.eq_ignore_ascii_case("null") && !item.contains(special) {
        out.push_str(item);
        return;
    }
    out.push('"');
    for c in item.chars() {
        if matches!(c, '"' | '\\') {
            out.push('\\');
        }
        out.push(c);
    }
    out.push('"');
}

struct Reader<'a> {
    text: &'a str,
    rest: &'a str,
    array: Array,
}

/// PostgreSQL's `MAXDIM`.
const MAX_DIMENSIONS: usize = 6;

impl Reader<'_> {
    fn fail<T>(&self, detail: &str) -> Result<T> {
        Err(malformed(self.text, detail))
    }

    fn peek(&self) -> Option<char> {
        self.rest.chars().next()
    }

    fn advance(&mut self) {
        let mut chars = self.rest.chars();
        chars.next();
        self.rest = chars.as_str();
    }

    /// Reads one `{…}`; its length must be that of its sisters.
    fn level(&mut self, depth: usize) -> Result<()> {
        if depth >= MAX_DIMENSIONS {
            let text = "number of array dimensions (7) exceeds the maximum allowed (6)";
            return Err(Diagnostic::error("54000", text));
        }
        self.advance();
        self.rest = self.rest.trim_start();
        let mut count = 0;
        let mut nested = None;
        if self.peek() == Some('}') {
            self.advance();
            self.rest = self.rest.trim_start();
            return self.close(depth, 0);
        }
        loop {
            self.rest = self.rest.trim_start();
            let opens = self.peek() == Some('{');
            if nested.is_some_and(|before| before != opens) {
                return if opens { self.fail("Unexpected \"{\" character.") } else { self.fail(UNEVEN) };
            }
            nested = Some(opens);
            if opens {
                self.level(depth + 1)?;
            } else {
                self.element()?;
            }
            count += 1;
            self.rest = self.rest.trim_start();
            match self.peek() {
                Some(',') => self.advance(),
                Some('}') => {
                    self.advance();
                    self.rest = self.rest.trim_start();
                    return self.close(depth, count);
                }
                None => return self.fail("Unexpected end of input."),
                Some(_) => return self.fail("Unexpected array element."),
            }
        }
    }

    fn close(&mut self, depth: usize, count: usize) -> Result<()> {
        while self.array.dimensions.len() <= depth {
            self.array.dimensions.push(usize::MAX);
        }
        let known = &mut self.array.dimensions[depth];
        if *known == usize::MAX {
            *known = count;
        } else if *known != count {
            return self.fail(UNEVEN);
        }
        Ok(())
    }

    fn element(&mut self) -> Result<()> {
        let quoted = self.peek() == Some('"');
        let item = if quoted { self.quoted()? } else { self.bare()? };
        let null = !quoted && item.eq_ignore_ascii_case("null");
        self.array.items.push((!null).then_some(item));
        Ok(())
    }

    fn quoted(&mut self) -> Result<String> {
        let mut item = String::new();
        self.advance();
        loop {
            match self.peek() {
                None => return self.fail("Unexpected end of input."),
                Some('"') => {
                    self.advance();
                    return Ok(item);
                }
                Some('\\') => {
                    self.advance();
                    item.extend(self.peek());
                }
                Some(c) => item.push(c),
            }
            self.advance();
        }
    }

    fn bare(&mut self) -> Result<String> {
        let mut item = String::new();
        let mut kept = 0;
        loop {
            match self.peek() {
                None => return self.fail("Unexpected end of input."),
                Some(',' | '}') => break,
                Some('{') => return self.fail("Unexpected \"{\" character."),
                Some('"') => return self.fail("Unexpected array element."),
                Some('\\') => {
                    self.advance();
                    item.extend(self.peek());
                    kept = item.len();
                }
                Some(c) => {
                    item.push(c);
                    if !c.is_ascii_whitespace() {
                        kept = item.len();
                    }
                }
            }
            self.advance();
        }
        item.truncate(kept);
        if item.is_empty() {
            let found = self.peek().unwrap_or('}');
            return self.fail(&format!("Unexpected \"{found}\" character."));
        }
        Ok(item)
    }
}
