//! JSON values: reading with PostgreSQL's complaints, `jsonb`'s normal form and order.

mod compare;
mod lexer;
mod operate;
mod parse;
mod raw;
mod show;

pub(crate) use compare::{compare, compare_texts};
pub(crate) use operate::{
    PathFault, Placement, concat, contains, delete_path, insert_path, pick, pick_path, set_path, strip_nulls,
};
pub(crate) use parse::{check, parse, parse_raw};
pub(crate) use raw::parts as raw_parts;
pub(crate) use show::{pretty, quote, show_spaced};

use crate::numeric::Numeric;

/// A JSON value.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Json {
    /// `null`
    Null,
    /// `true` or `false`
    Bool(bool),
    /// A number, exact, with its scale.
    Number(Numeric),
    /// A string.
    String(String),
    /// An array.
    Array(Vec<Json>),
    /// An object; in `jsonb` ordered by length of key, then bytes, each key once.
    Object(Vec<(String, Json)>),
}

impl Json {
    /// What `jsonb_typeof` calls it.
    pub(crate) fn kind(&self) -> &'static str {
        match self {
            Self::Null => "null",
            Self::Bool(_) => "boolean",
            Self::Number(_) => "number",
            Self::String(_) => "string",
            Self::Array(_) => "array",
            Self::Object(_) => "object",
        }
    }

    /// What `->>` gives: the bare string, or the text of anything else; `None` for null.
    pub(crate) fn as_text(&self) -> Option<String> {
        match self {
            Self::Null => None,
            Self::String(text) => Some(text.clone()),
            other => Some(other.to_string()),
        }
    }

    /// Puts objects into `jsonb`'s order; of equal keys the last one stays.
    pub(crate) fn normal(self) -> Self {
        match self {
            Self::Array(items) => Self::Array(items.into_iter().map(Self::normal).collect()),
            Self::Object(members) => Self::Object(normal_members(members)),
            other => other,
        }
    }
}

/// `jsonb`'s order of keys: the shorter first, then by bytes.
pub(crate) fn key_order(left: &str, right: &str) -> std::cmp::Ordering {
    left.len().cmp(&right.len()).then_with(|| left.cmp(right))
}

fn normal_members(members: Vec<(String, Json)>) -> Vec<(String, Json)> {
    let mut sorted: Vec<(String, Json)> = members.into_iter().map(|(key, value)| (key, value.normal())).collect();
    sorted.sort_by(|left, right| key_order(&left.0, &right.0));
    let mut kept: Vec<(String, Json)> = Vec::with_capacity(sorted.len());
    for member in sorted {
        match kept.last_mut() {
            Some(last) if last.0 == member.0 => *last = member,
            _ => kept.push(member),
        }
    }
    kept
}
