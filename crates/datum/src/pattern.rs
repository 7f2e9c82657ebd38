//! LIKE, SIMILAR TO and regular expressions.

use crate::fault::{Result, unsupported};
use diagnostics::Diagnostic;
use regex_lite::{Regex, RegexBuilder};
use std::cell::RefCell;
use std::rc::Rc;

/// Whether letters of either case are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Case {
    /// They differ.
    Sensitive,
    /// They are the same.
    Insensitive,
}

/// `text LIKE pattern`, a backslash being the escape.
pub(crate) fn like(text: &str, pattern: &str, case: Case) -> Result<bool> {
    let fold = |text: &str| -> Vec<char> {
        if case == Case::Insensitive {
            text.chars().flat_map(char::to_lowercase).collect()
        } else {
            text.chars().collect()
        }
    };
    let pattern = steps(&fold(pattern))?;
    Ok(matches(&fold(text), &pattern))
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Step {
    Char(char),
    One,
    Many,
}

fn steps(pattern: &[char]) -> Result<Vec<Step>> {
    let mut found = Vec::with_capacity(pattern.len());
    let mut chars = pattern.iter().copied();
    while let Some(c) = chars.next() {
        found.push(match c {
            '%' => Step::Many,
            '_' => Step::One,
            '\\' => Step::Char(
                chars
                    .next()
                    .ok_or_else(|| Diagnostic::error("22025", "LIKE pattern must not end with escape character"))?,
            ),
            c => Step::Char(c),
        });
    }
    Ok(found)
}

/// Matches with one remembered `%`, so the time is at most the product of the lengths.
fn matches(text: &[char], pattern: &[Step]) -> bool {
    let (mut at, mut step, mut retry) = (0, 0, None);
    while at < text.len() {
        match pattern.get(step) {
            Some(Step::Many) => {
                step += 1;
                retry = Some((step, at));
            }
            Some(Step::One) => (at, step) = (at + 1, step + 1),
            Some(Step::Char(c)) if *c == text[at] => (at, step) = (at + 1, step + 1),
            _ => match retry {
                Some((after, from)) => {
                    (at, step) = (from + 1, after);
                    retry = Some((after, from + 1));
                }
                None => return false,
            },
        }
    }
    pattern[step..].iter().all(|step| *step == Step::Many)
}

/// `like_escape`: a pattern with another escape as one with a backslash.
pub(crate) fn like_escape(pattern: &str, escape: &str) -> Result<String> {
    let mut letters = escape.chars();
    let letter = letters.next();
    if letters.next().is_some() {
        return Err(invalid_escape());
    }
    let Some(letter) = letter else { return Ok(pattern.replace('\\', "\\\\")) };
    if letter == '\\' {
        return Ok(pattern.to_owned());
    }
    let mut out = String::new();
    let mut escaped = false;
    for c in pattern.chars() {
        if c == letter && !escaped {
            out.push('\\');
            escaped = true;
        } else {
            if c == '\\' && !escaped {
                out.push('\\');
            }
            out.push(c);
            escaped = false;
        }
    }
    Ok(out)
}

fn invalid_escape() -> Diagnostic {
    Diagnostic::error("22025", "invalid escape string").with_hint("Escape string must be empty or one character.")
}

/// `similar_to_escape`: a SIMILAR TO pattern as a regular expression.
pub(crate) fn similar(pattern: &str, escape: &str) -> Result<String> {
    if escape.chars().count() > 1 {
        return Err(invalid_escape());
    }
    let letter = escape.chars().next();
    let mut out = String::from("^(?:");
    let (mut escaped, mut class) = (false, false);
    for c in pattern.chars() {
        if escaped {
            if c == '"' {
                return Err(unsupported("SUBSTRING with an SQL regular expression"));
            }
            out.push('\\');
            out.push(c);
            escaped = false;
        } else if Some(c) == letter {
            escaped = true;
        } else if class {
            if c == '\\' {
                out.push('\\');
            }
            out.push(c);
            class = c != ']';
        } else {
            match c {
                '[' => {
                    out.push(c);
                    class = true;
                }
                '%' => out.push_str(".*"),
                '_' => out.push('.'),
                '(' => out.push_str("(?:"),
                '\\' | '.' | '^' | '$' => {
                    out.push('\\');
                    out.push(c);
                }
                c => out.push(c),
            }
        }
    }
    out.push_str(")$");
    Ok(out)
}

/// What the flags of a `regexp_…` function ask for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[allow(clippy::struct_excessive_bools, reason = "each is a letter that may be given")]
pub(crate) struct Flags {
    pub(crate) global: bool,
    case: Case,
    newline: bool,
    expanded: bool,
    literal: bool,
}

impl Flags {
    pub(crate) const NONE: Self =
        Self { global: false, case: Case::Sensitive, newline: false, expanded: false, literal: false };
    pub(crate) const INSENSITIVE: Self = Self { case: Case::Insensitive, ..Self::NONE };

    /// The same without `g`, which is the caller's matter.
    pub(crate) fn once(self) -> Self {
        Self { global: false, ..self }
    }

    /// Reads flags such as `gi`.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let mut flags = Self::NONE;
        for letter in text.chars() {
            match letter {
                'g' => flags.global = true,
                'i' => flags.case = Case::Insensitive,
                'c' => flags.case = Case::Sensitive,
                'n' | 'm' => flags.newline = true,
                's' => flags.newline = false,
                'x' => flags.expanded = true,
                't' => flags.expanded = false,
                'q' => flags.literal = true,
                'e' => {}
                'b' | 'p' | 'w' => return Err(unsupported(format_args!("the regular expression option \"{letter}\""))),
                other => {
                    let message = format!("invalid regular expression option: \"{other}\"");
                    return Err(Diagnostic::error("22023", message));
                }
            }
        }
        Ok(flags)
    }
}

thread_local! {
    /// The last regular expressions, newest last: a query uses one for every row.
    static RECENT: RefCell<Vec<(String, Flags, Rc<Regex>)>> = const { RefCell::new(Vec::new()) };
}

/// Compiles a regular expression, or finds it among the last ones.
pub(crate) fn regex(pattern: &str, flags: Flags) -> Result<Rc<Regex>> {
    let known = RECENT.with_borrow(|recent| {
        recent.iter().find(|entry| entry.0 == pattern && entry.1 == flags).map(|entry| Rc::clone(&entry.2))
    });
    if let Some(found) = known {
        return Ok(found);
    }
    let text = if flags.literal { escape_all(pattern) } else { translate(pattern)? };
    let compiled = RegexBuilder::new(&text)
        .case_insensitive(flags.case == Case::Insensitive)
        .dot_matches_new_line(!flags.newline)
        .multi_line(flags.newline)
        .ignore_whitespace(flags.expanded)
        .build()
        .map_err(|error| invalid(pattern, &error.to_string()))?;
    let compiled = Rc::new(compiled);
    RECENT.with_borrow_mut(|recent| {
        if recent.len() >= 16 {
            recent.remove(0);
        }
        recent.push((pattern.to_owned(), flags, Rc::clone(&compiled)));
    });
    Ok(compiled)
}

fn escape_all(pattern: &str) -> String {
    regex_lite::escape(pattern)
}

fn invalid(pattern: &str, error: &str) -> Diagnostic {
    let balance = |open: char, close: char| pattern.matches(open).count() != pattern.matches(close).count();
    let reason = if balance('(', ')') {
        "parentheses () not balanced"
    } else if balance('[', ']') {
        "brackets [] not balanced"
    } else if balance('{', '}') {
        "braces {} not balanced"
    } else if error.contains("repetition") && error.contains("expression") {
        "quantifier operand invalid"
    } else if error.contains("range") {
        "invalid character range"
    } else if error.contains("repetition") {
        "invalid repetition count(s)"
    } else {
        return unsupported(format_args!("the regular expression \"{pattern}\""));
    };
    Diagnostic::error("2201B", format!("invalid regular expression: {reason}"))
}

/// An advanced regular expression of PostgreSQL in the words of the `regex` crate.
fn translate(pattern: &str) -> Result<String> {
    let pattern = pattern.strip_prefix("***:").unwrap_or(pattern);
    let mut out = String::with_capacity(pattern.len());
    let mut chars = pattern.chars().peekable();
    while let Some(c) = chars.next() {
        match c {
            '\\' => translate_escape(chars.next(), &mut out)?,
            '[' => translate_class(&mut chars, &mut out)?,
            '(' => {
                out.push('(');
                let rest: String = chars.clone().take(3).collect();
                if rest.starts_with("?=") || rest.starts_with("?!") || rest.starts_with("?<") {
                    return Err(unsupported("a lookaround in a regular expression"));
                }
            }
            c => out.push(c),
        }
    }
    Ok(out)
}

fn translate_escape(escaped: Option<char>, out: &mut String) -> Result<()> {
    match escaped {
        None => return Err(Diagnostic::error("2201B", "invalid regular expression: invalid escape \\ sequence")),
        Some('m') => out.push_str("\\b{start}"),
        Some('M') => out.push_str("\\b{end}"),
        Some('y') => out.push_str("\\b"),
        Some('Y') => out.push_str("\\B"),
        Some('Z') => out.push_str("\\z"),
        Some('A') => out.push_str("\\A"),
        Some(c @ '1'..='9') => {
            return Err(unsupported(format_args!("the back reference \\{c} in a regular expression")));
        }
        Some(c) if c.is_ascii_alphanumeric() => out.extend(['\\', c]),
        Some(c) => out.push_str(&regex_lite::escape(&c.to_string())),
    }
    Ok(())
}

fn translate_class(chars: &mut std::iter::Peekable<std::str::Chars<'_>>, out: &mut String) -> Result<()> {
    let unbalanced = || Diagnostic::error("2201B", "invalid regular expression: brackets [] not balanced");
    out.push('[');
    if chars.next_if_eq(&'^').is_some() {
        out.push('^');
    }
    let mut first = true;
    loop {
        let c = chars.next().ok_or_else(unbalanced)?;
        match c {
            ']' if !first => break,
            '[' if chars.peek() == Some(&':') => {
                out.push('[');
                for c in chars.by_ref() {
                    out.push(c);
                    if c == ']' {
                        break;
                    }
                }
            }
            '\\' => translate_escape(chars.next(), out)?,
            '[' | ']' | '&' | '~' => out.extend(['\\', c]),
            c => out.push(c),
        }
        first = false;
    }
    out.push(']');
    Ok(())
}

/// The replacement text of `regexp_replace`: `\1` and `\&` refer to what was found.
pub(crate) fn expand(found: &regex_lite::Captures<'_>, replacement: &str, out: &mut String) {
    let mut chars = replacement.chars();
    let group = |at: usize| found.get(at).map_or("", |group| group.as_str());
    while let Some(c) = chars.next() {
        if c != '\\' {
            out.push(c);
            continue;
        }
        match chars.next() {
            Some('&') => out.push_str(group(0)),
            Some(digit @ '1'..='9') => out.push_str(group(digit as usize - '0' as usize)),
            Some('\\') | None => out.push('\\'),
            Some(other) => out.extend(['\\', other]),
        }
    }
}
