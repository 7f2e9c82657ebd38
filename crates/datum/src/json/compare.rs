//! PostgreSQL's order of `jsonb`.

use super::{Json, parse};
use std::cmp::Ordering;

/// Objects above arrays above booleans above numbers above strings above null; an empty array at the top is below all.
fn rank(json: &Json) -> u8 {
    match json {
        Json::Null => 0,
        Json::String(_) => 1,
        Json::Number(_) => 2,
        Json::Bool(_) => 3,
        Json::Array(_) => 4,
        Json::Object(_) => 5,
    }
}

/// Compares two values in `jsonb`'s order.
pub(crate) fn compare(left: &Json, right: &Json) -> Ordering {
    // At the top a scalar is an array of one element, and an empty array sorts before it (a historical quirk).
    let empty = |json: &Json| matches!(json, Json::Array(items) if items.is_empty());
    let container = |json: &Json| matches!(json, Json::Object(_));
    match (empty(left), empty(right)) {
        (true, false) if !container(right) => Ordering::Less,
        (false, true) if !container(left) => Ordering::Greater,
        _ => inner(left, right),
    }
}

fn inner(left: &Json, right: &Json) -> Ordering {
    match (left, right) {
        (Json::Bool(a), Json::Bool(b)) => a.cmp(b),
        (Json::Number(a), Json::Number(b)) => a.compare(b),
        (Json::String(a), Json::String(b)) => a.cmp(b),
        (Json::Array(a), Json::Array(b)) => a
            .len()
            .cmp(&b.len())
            .then_with(|| a.iter().zip(b).map(|(a, b)| inner(a, b)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)),
        (Json::Object(a), Json::Object(b)) => a.len().cmp(&b.len()).then_with(|| {
            let member = |a: &(String, Json), b: &(String, Json)| a.0.cmp(&b.0).then_with(|| inner(&a.1, &b.1));
            a.iter().zip(b).map(|(a, b)| member(a, b)).find(|o| o.is_ne()).unwrap_or(Ordering::Equal)
        }),
        _ => rank(left).cmp(&rank(right)),
    }
}

/// Compares two stored texts in `jsonb`'s order.
pub(crate) fn compare_texts(left: &str, right: &str) -> Ordering {
    if left == right {
        return Ordering::Equal;
    }
    match (parse(left), parse(right)) {
        (Ok(a), Ok(b)) => compare(&a, &b),
        (Ok(_), Err(_)) => Ordering::Less,
        (Err(_), Ok(_)) => Ordering::Greater,
        _ => left.cmp(right),
    }
}
