//! The collations under which stored text compares as PostgreSQL's values do.

use crate::array::Array;
use crate::datetime::{Interval, TimeTz};
use crate::{json, numeric};
use catalog::Type;
use std::cmp::Ordering;

/// A collation as SQLite knows it.
#[derive(Debug, Clone, Copy)]
pub struct Collation {
    /// Its name.
    pub name: &'static str,
    /// Compares two stored texts; total.
    pub compare: fn(&str, &str) -> Ordering,
}

const TABLE: &[Collation] = &[
    Collation { name: "pg_numeric", compare: numeric::compare_texts },
    Collation { name: "pg_interval", compare: interval },
    Collation { name: "pg_timetz", compare: timetz },
    Collation { name: "pg_jsonb", compare: json::compare_texts },
    Collation { name: "pg_citext", compare: citext },
    Collation { name: "pg_array_text", compare: |a, b| array(a, b, str::cmp) },
    Collation { name: "pg_array_bpchar", compare: |a, b| array(a, b, bpchar) },
    Collation { name: "pg_array_citext", compare: |a, b| array(a, b, citext) },
    Collation { name: "pg_array_numeric", compare: |a, b| array(a, b, numeric::compare_texts) },
    Collation { name: "pg_array_float", compare: |a, b| array(a, b, float) },
    Collation { name: "pg_array_date", compare: |a, b| array(a, b, date) },
    Collation { name: "pg_array_interval", compare: |a, b| array(a, b, shown_interval) },
    Collation { name: "pg_array_timetz", compare: |a, b| array(a, b, timetz) },
    Collation { name: "pg_array_jsonb", compare: |a, b| array(a, b, json::compare_texts) },
];

/// All collations.
pub fn collations() -> &'static [Collation] {
    TABLE
}

/// The collation that a type's stored text needs, or `None` where SQLite's own order is right.
pub fn collation_of(of: &Type) -> Option<&'static str> {
    match of {
        Type::Numeric => Some("pg_numeric"),
        Type::Bpchar => Some("RTRIM"),
        Type::Citext => Some("pg_citext"),
        Type::Interval => Some("pg_interval"),
        Type::TimeTz => Some("pg_timetz"),
        Type::Jsonb => Some("pg_jsonb"),
        Type::Array(element) => Some(array_collation(element)),
        _ => None,
    }
}

fn array_collation(element: &Type) -> &'static str {
    match element {
        Type::Int2 | Type::Int4 | Type::Int8 | Type::Oid | Type::Numeric => "pg_array_numeric",
        Type::Float4 | Type::Float8 => "pg_array_float",
        Type::Date | Type::Timestamp | Type::TimestampTz => "pg_array_date",
        Type::Bpchar => "pg_array_bpchar",
        Type::Citext => "pg_array_citext",
        Type::Interval => "pg_array_interval",
        Type::TimeTz => "pg_array_timetz",
        Type::Jsonb => "pg_array_jsonb",
        Type::Array(inner) => array_collation(inner),
        _ => "pg_array_text",
    }
}

/// How the texts of elements of a type compare.
pub(crate) fn element_order(element: &Type) -> fn(&str, &str) -> Ordering {
    match array_collation(element) {
        "pg_array_numeric" => numeric::compare_texts,
        "pg_array_float" => float,
        "pg_array_date" => date,
        "pg_array_bpchar" => bpchar,
        "pg_array_citext" => citext,
        "pg_array_interval" => shown_interval,
        "pg_array_timetz" => timetz,
        "pg_array_jsonb" => json::compare_texts,
        _ => str::cmp,
    }
}

/// Compares what can be read; what cannot comes after, by its text.
fn by<T>(left: &str, right: &str, read: impl Fn(&str) -> Option<T>, compare: impl Fn(T, T) -> Ordering) -> Ordering {
    match (read(left), read(right)) {
        (Some(a), Some(b)) => compare(a, b),
        (Some(_), None) => Ordering::Less,
        (None, Some(_)) => Ordering::Greater,
        (None, None) => left.cmp(right),
    }
}

fn interval(left: &str, right: &str) -> Ordering {
    by(left, right, Interval::stored, Interval::compare)
}

fn shown_interval(left: &str, right: &str) -> Ordering {
    by(left, right, |text| Interval::parse(text, -1).ok(), Interval::compare)
}

fn timetz(left: &str, right: &str) -> Ordering {
    by(left, right, TimeTz::stored, TimeTz::compare)
}

fn float(left: &str, right: &str) -> Ordering {
    let read = |text: &str| text.parse::<f64>().ok();
    // NaN is the greatest and equals itself; the zeros are equal.
    let compare = |a: f64, b: f64| a.partial_cmp(&b).unwrap_or_else(|| a.is_nan().cmp(&b.is_nan()));
    by(left, right, read, compare)
}

fn citext(left: &str, right: &str) -> Ordering {
    left.to_lowercase().cmp(&right.to_lowercase())
}

fn bpchar(left: &str, right: &str) -> Ordering {
    left.trim_end_matches(' ').cmp(right.trim_end_matches(' '))
}

/// Shown dates and timestamps: infinities at the ends, BC before, longer years after.
fn date(left: &str, right: &str) -> Ordering {
    let rank = |text: &str| match text {
        "-infinity" => 0,
        "infinity" => 3,
        text if text.ends_with(" BC") => 1,
        _ => 2,
    };
    let year = |text: &str| text.find('-').unwrap_or(text.len());
    let forward = || year(left).cmp(&year(right)).then_with(|| left.cmp(right));
    rank(left).cmp(&rank(right)).then_with(|| if rank(left) == 1 { before_christ(left, right) } else { forward() })
}

/// The years count down, the rest of the date up.
fn before_christ(left: &str, right: &str) -> Ordering {
    let cut = |text: &str| text.find('-').unwrap_or(text.len());
    let (year_left, rest_left) = left.split_at(cut(left));
    let (year_right, rest_right) = right.split_at(cut(right));
    let size = year_left.len().cmp(&year_right.len()).then_with(|| year_left.cmp(year_right));
    size.reverse().then_with(|| rest_left.trim_end_matches(" BC").cmp(rest_right.trim_end_matches(" BC")))
}

/// Compares arrays element by element; NULL is greater than anything, then the longer, then the deeper.
fn array(left: &str, right: &str, element: fn(&str, &str) -> Ordering) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    let compare = |a: Array, b: Array| {
        let items = a.items.iter().zip(&b.items).map(|pair| match pair {
            (Some(a), Some(b)) => element(a, b),
            (Some(_), None) => Ordering::Less,
            (None, Some(_)) => Ordering::Greater,
            (None, None) => Ordering::Equal,
        });
        let mut items = items;
        items
            .find(|order| order.is_ne())
            .unwrap_or_else(|| a.items.len().cmp(&b.items.len()))
            .then_with(|| a.dimensions.len().cmp(&b.dimensions.len()))
            .then_with(|| a.dimensions.cmp(&b.dimensions))
    };
    by(left, right, |text| Array::parse(text).ok(), compare)
}
