//! References to variables: `:name`, `:'name'`, `:"name"`, `:{?name}`.

/// How a reference is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    /// `:name`
    Plain,
    /// `:'name'`
    Literal,
    /// `:"name"`
    Identifier,
    /// `:{?name}`
    Test,
}

/// A reference at the start of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) kind: Kind,
    pub(super) name: String,
    /// Its length in bytes, with the colon.
    pub(super) length: usize,
}

impl Reference {
    /// The reference that a text starts with.
    pub(super) fn at(text: &str) -> Option<Self> {
        let after = text.strip_prefix(':')?;
        let (kind, open, close) = match after.chars().next()? {
            '\'' => (Kind::Literal, "'", "'"),
            '"' => (Kind::Identifier, "\"", "\""),
            '{' => (Kind::Test, "{?", "}"),
            _ => (Kind::Plain, "", ""),
        };
        let after = after.strip_prefix(open)?;
        let end = after.find(|c: char| c.is_ascii() && !c.is_ascii_alphanumeric() && c != '_').unwrap_or(after.len());
        let name = &after[..end];
        if name.is_empty() || !after[end..].starts_with(close) {
            return None;
        }
        Some(Self { kind, name: name.to_owned(), length: 1 + open.len() + end + close.len() })
    }
}

/// What a reference stands for; nothing if it stays as written.
pub(super) fn expand(reference: &Reference, value: Option<&str>) -> Option<String> {
    match (reference.kind, value) {
        (Kind::Test, value) => Some(if value.is_some() { "TRUE" } else { "FALSE" }.to_owned()),
        (_, None) => None,
        (Kind::Plain, Some(value)) => Some(value.to_owned()),
        (Kind::Literal, Some(value)) => Some(literal(value)),
        (Kind::Identifier, Some(value)) => Some(format!("\"{}\"", value.replace('"', "\"\""))),
    }
}

/// A literal as libpq escapes it: ` E'…'` if there is a backslash.
pub(super) fn literal(value: &str) -> String {
    let doubled = value.replace('\'', "''");
    if doubled.contains('\\') { format!(" E'{}'", doubled.replace('\\', "\\\\")) } else { format!("'{doubled}'") }
}
