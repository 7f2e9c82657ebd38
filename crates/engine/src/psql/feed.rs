//! A line as it is being read, with the values of variables laid over it.

/// The rest of a line; a variable's value is read before what follows it.
#[derive(Debug, Clone, Default)]
pub(super) struct Feed {
    parts: Vec<Part>,
}

#[derive(Debug, Clone)]
struct Part {
    text: String,
    at: usize,
    /// The variable that it is the value of.
    variable: Option<String>,
}

impl Feed {
    pub(super) fn new(line: &str) -> Self {
        Self { parts: vec![Part { text: line.to_owned(), at: 0, variable: None }] }
    }

    /// What is to be read next, up to the end of the line or of the variable's value; empty only at the end.
    pub(super) fn rest(&mut self) -> &str {
        while self.parts.len() > 1 && self.parts.last().is_some_and(|part| part.at >= part.text.len()) {
            self.parts.pop();
        }
        self.parts.last().map_or("", |part| &part.text[part.at..])
    }

    /// Takes the next bytes.
    pub(super) fn take(&mut self, bytes: usize) -> String {
        let taken = self.rest().get(..bytes).unwrap_or_default().to_owned();
        if let Some(part) = self.parts.last_mut() {
            part.at += taken.len();
        }
        taken
    }

    /// Takes the next character.
    pub(super) fn next(&mut self) -> Option<char> {
        let next = self.rest().chars().next()?;
        if let Some(part) = self.parts.last_mut() {
            part.at += next.len_utf8();
        }
        Some(next)
    }

    /// Reads a variable's value next; false if it is being read already.
    pub(super) fn push(&mut self, variable: &str, value: &str) -> bool {
        if self.parts.iter().any(|part| part.variable.as_deref() == Some(variable)) {
            return false;
        }
        self.parts.push(Part { text: value.to_owned(), at: 0, variable: Some(variable.to_owned()) });
        true
    }

    /// Takes all that is left.
    pub(super) fn take_all(&mut self) -> String {
        let mut all = String::new();
        while !self.rest().is_empty() {
            let length = self.rest().len();
            all += &self.take(length);
        }
        all
    }
}
