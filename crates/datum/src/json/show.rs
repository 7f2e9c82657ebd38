//! Writing JSON as `jsonb` does.

use super::Json;
use std::fmt::{self, Write as _};

/// A JSON string literal.
pub(crate) fn quote(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 2);
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\x08' => out.push_str("\\b"),
            '\x0c' => out.push_str("\\f"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            c if u32::from(c) < 32 => {
                let _ = write!(out, "\\u{:04x}", u32::from(c));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

impl fmt::Display for Json {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&show_spaced(self, ", ", ": "))
    }
}

/// Writes with given separators: `jsonb` has `", "` and `": "`, `json` functions often less.
pub(crate) fn show_spaced(json: &Json, comma: &str, colon: &str) -> String {
    let mut out = String::new();
    write_value(json, comma, colon, &mut out);
    out
}

fn write_value(json: &Json, comma: &str, colon: &str, out: &mut String) {
    match json {
        Json::Null => out.push_str("null"),
        Json::Bool(value) => out.push_str(if *value { "true" } else { "false" }),
        Json::Number(number) => out.push_str(&number.to_string()),
        Json::String(text) => out.push_str(&quote(text)),
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { comma } else { "" });
                write_value(item, comma, colon, out);
            }
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { comma } else { "" });
                out.push_str(&quote(key));
                out.push_str(colon);
                write_value(value, comma, colon, out);
            }
            out.push('}');
        }
    }
}

/// `jsonb_pretty`: four spaces a level.
pub(crate) fn pretty(json: &Json) -> String {
    let mut out = String::new();
    write_pretty(json, 0, &mut out);
    out
}

fn write_pretty(json: &Json, depth: usize, out: &mut String) {
    let indent = |depth: usize, out: &mut String| {
        out.push('\n');
        out.push_str(&"    ".repeat(depth));
    };
    match json {
        Json::Array(items) => {
            out.push('[');
            for (at, item) in items.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                indent(depth + 1, out);
                write_pretty(item, depth + 1, out);
            }
            indent(depth, out);
            out.push(']');
        }
        Json::Object(members) => {
            out.push('{');
            for (at, (key, value)) in members.iter().enumerate() {
                out.push_str(if at > 0 { "," } else { "" });
                indent(depth + 1, out);
                out.push_str(&quote(key));
                out.push_str(": ");
                write_pretty(value, depth + 1, out);
            }
            indent(depth, out);
            out.push('}');
        }
        scalar => write_value(scalar, ", ", ": ", out),
    }
}
