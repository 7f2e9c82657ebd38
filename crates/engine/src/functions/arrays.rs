//! Renaming an element inside stored arrays, after an enum label was renamed.

use super::{Answer, SessionFunction, stable, text};
use crate::world::World;
use datum::Value;

/// The functions of this family.
pub(super) const TABLE: &[SessionFunction] = &[stable("retort_rename_element", 3, rename_element)];

fn rename_element(_: &World, arguments: &[Value]) -> Answer {
    let (Some(array), Some(from), Some(to)) = (text(arguments, 0), text(arguments, 1), text(arguments, 2)) else {
        return Ok(arguments.first().cloned().unwrap_or(Value::Null));
    };
    Ok(renamed(array, from, to).into())
}

fn renamed(array: &str, from: &str, to: &str) -> String {
    let mut out = String::new();
    let mut rest = array;
    while let Some(first) = rest.chars().next() {
        let (raw, element) = element(rest);
        match element {
            Some(element) if element == from => out.push_str(&quoted(to)),
            _ if raw.is_empty() => out.push(first),
            _ => out.push_str(raw),
        }
        rest = &rest[if raw.is_empty() { first.len_utf8() } else { raw.len() }..];
    }
    out
}

/// The element that a text starts with, as written and as meant; nothing at a brace or comma.
fn element(text: &str) -> (&str, Option<String>) {
    if let Some(inner) = text.strip_prefix('"') {
        let mut meant = String::new();
        let mut escaped = false;
        for (at, c) in inner.char_indices() {
            match c {
                '\\' if !escaped => escaped = true,
                '"' if !escaped => return (&text[..at + 2], Some(meant)),
                _ => {
                    meant.push(c);
                    escaped = false;
                }
            }
        }
    }
    let end = text.find(['{', '}', ',', '"']).unwrap_or(text.len());
    let raw = &text[..end];
    (raw, (!raw.is_empty() && !raw.eq_ignore_ascii_case("null")).then(|| raw.to_owned()))
}

fn quoted(element: &str) -> String {
    let plain = !element.is_empty()
        && !element.eq_ignore_ascii_case("null")
        && !element.contains(|c: char| c.is_whitespace() || matches!(c, '{' | '}' | ',' | '"' | '\\'));
    if plain { element.to_owned() } else { format!("\"{}\"", element.replace('\\', "\\\\").replace('"', "\\\"")) }
}

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, reason = "an expectation is used up")]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(array: &str, expected: Expect) {
        expected.assert_eq(&renamed(array, "ok", "very fine"));
    }

    #[test]
    fn only_whole_elements_are_renamed() {
        check("{ok,NULL,okay,\"ok\"}", expect![[r#"{"very fine",NULL,okay,"very fine"}"#]]);
        check("{{ok},{\"a ok\"}}", expect![[r#"{{"very fine"},{"a ok"}}"#]]);
        check("{}", expect!["{}"]);
    }
}
