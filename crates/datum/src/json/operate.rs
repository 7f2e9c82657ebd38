//! Picking from and changing JSON values.

use super::{Json, key_order};

/// Why a path cannot be followed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum PathFault {
    /// A step into an array is no integer: its 1-based position, and the step.
    NotAnInteger(usize, String),
    /// `jsonb_insert` over a key that exists.
    Exists,
}

/// Where `jsonb_insert` puts a new element, and what `jsonb_set` does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Placement {
    /// Replace only.
    Replace,
    /// Replace, or create what is missing at the end of the path.
    Create,
    /// Insert before the element.
    Before,
    /// Insert after the element.
    After,
}

/// The element of an array, counted from the end if negative.
pub(crate) fn pick(json: &Json, index: i64) -> Option<&Json> {
    let Json::Array(items) = json else { return None };
    items.get(position(items.len(), index)?)
}

fn position(length: usize, index: i64) -> Option<usize> {
    let length = i64::try_from(length).ok()?;
    usize::try_from(if index < 0 { length + index } else { index }).ok()
}

/// Follows a path of keys and indexes.
pub(crate) fn pick_path<'a>(json: &'a Json, path: &[Option<String>]) -> Option<&'a Json> {
    path.iter().try_fold(json, |json, step| {
        let step = step.as_deref()?;
        match json {
            Json::Object(members) => members.iter().rev().find(|member| member.0 == step).map(|member| &member.1),
            Json::Array(_) => pick(json, step.trim().parse::<i32>().ok()?.into()),
            _ => None,
        }
    })
}

/// `left @> right`
pub(crate) fn contains(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Array(items), scalar) if !matches!(scalar, Json::Array(_) | Json::Object(_)) => {
            items.iter().any(|item| item_equals(item, scalar))
        }
        _ => contains_inner(left, right),
    }
}

fn item_equals(left: &Json, right: &Json) -> bool {
    super::compare(left, right).is_eq()
}

fn contains_inner(left: &Json, right: &Json) -> bool {
    match (left, right) {
        (Json::Object(have), Json::Object(want)) => want
            .iter()
            .all(|(key, value)| have.iter().any(|(found, inner)| found == key && contains_inner(inner, value))),
        (Json::Array(have), Json::Array(want)) => {
            want.iter().all(|item| have.iter().any(|inner| contains_inner(inner, item)))
        }
        _ => item_equals(left, right) && left.kind() == right.kind(),
    }
}

/// `left || right`
pub(crate) fn concat(left: Json, right: Json) -> Json {
    match (left, right) {
        (Json::Object(mut a), Json::Object(b)) => {
            a.extend(b);
            Json::Object(a).normal()
        }
        (Json::Array(mut a), Json::Array(b)) => {
            a.extend(b);
            Json::Array(a)
        }
        (Json::Array(mut a), other) => {
            a.push(other);
            Json::Array(a)
        }
        (other, Json::Array(b)) => Json::Array(std::iter::once(other).chain(b).collect()),
        (a, b) => Json::Array(vec![a, b]),
    }
}

/// Removes members that are null, at every depth.
pub(crate) fn strip_nulls(json: Json) -> Json {
    match json {
        Json::Array(items) => Json::Array(items.into_iter().map(strip_nulls).collect()),
        Json::Object(members) => Json::Object(
            members.into_iter().filter(|(_, v)| *v != Json::Null).map(|(k, v)| (k, strip_nulls(v))).collect(),
        ),
        other => other,
    }
}

fn index(step: &str, depth: usize) -> Result<i64, PathFault> {
    step.trim().parse::<i32>().map(i64::from).map_err(|_| PathFault::NotAnInteger(depth + 1, step.to_owned()))
}

/// `#-`: removes what a path leads to.
pub(crate) fn delete_path(json: &mut Json, path: &[String], depth: usize) -> Result<(), PathFault> {
    let Some(step) = path.get(depth) else { return Ok(()) };
    let last = depth + 1 == path.len();
    match json {
        Json::Object(members) => {
            if let Some(at) = members.iter().position(|member| member.0 == *step) {
                if last {
                    members.remove(at);
                } else {
                    delete_path(&mut members[at].1, path, depth + 1)?;
                }
            }
        }
        Json::Array(items) => {
            let found = position(items.len(), index(step, depth)?).filter(|at| *at < items.len());
            if let Some(at) = found {
                if last {
                    items.remove(at);
                } else {
                    delete_path(&mut items[at], path, depth + 1)?;
                }
            }
        }
        _ => {}
    }
    Ok(())
}

/// `jsonb_set`
pub(crate) fn set_path(json: &mut Json, path: &[String], new: &Json, how: Placement) -> Result<(), PathFault> {
    place(json, path, 0, new, how)
}

/// `jsonb_insert`
pub(crate) fn insert_path(json: &mut Json, path: &[String], new: &Json, how: Placement) -> Result<(), PathFault> {
    place(json, path, 0, new, how)
}

fn place(json: &mut Json, path: &[String], depth: usize, new: &Json, how: Placement) -> Result<(), PathFault> {
    let Some(step) = path.get(depth) else { return Ok(()) };
    let last = depth + 1 == path.len();
    match json {
        Json::Object(members) => place_member(members, step, last, path, depth, new, how),
        Json::Array(items) => place_item(items, index(step, depth)?, last, path, depth, new, how),
        _ => Ok(()),
    }
}

#[allow(clippy::too_many_arguments, reason = "one step of a walk carries all of it")]
fn place_member(
    members: &mut Vec<(String, Json)>,
    step: &str,
    last: bool,
    path: &[String],
    depth: usize,
    new: &Json,
    how: Placement,
) -> Result<(), PathFault> {
    let found = members.iter().position(|member| member.0 == step);
    match (found, last) {
        (Some(at), false) => place(&mut members[at].1, path, depth + 1, new, how),
        (Some(at), true) => match how {
            Placement::Replace | Placement::Create => {
                members[at].1 = new.clone();
                Ok(())
            }
            Placement::Before | Placement::After => Err(PathFault::Exists),
        },
        (None, true) if how != Placement::Replace => {
            let at = members.partition_point(|member| key_order(&member.0, step).is_lt());
            members.insert(at, (step.to_owned(), new.clone()));
            Ok(())
        }
        _ => Ok(()),
    }
}

#[allow(clippy::too_many_arguments, reason = "one step of a walk carries all of it")]
fn place_item(
    items: &mut Vec<Json>,
    index: i64,
    last: bool,
    path: &[String],
    depth: usize,
    new: &Json,
    how: Placement,
) -> Result<(), PathFault> {
    let found = position(items.len(), index).filter(|at| *at < items.len());
    match (found, last) {
        (Some(at), false) => place(&mut items[at], path, depth + 1, new, how),
        (Some(at), true) => {
            match how {
                Placement::Replace | Placement::Create => items[at] = new.clone(),
                Placement::Before => items.insert(at, new.clone()),
                Placement::After => items.insert(at + 1, new.clone()),
            }
            Ok(())
        }
        (None, true) if how != Placement::Replace => {
            let at = if index < 0 { 0 } else { items.len() };
            items.insert(at, new.clone());
            Ok(())
        }
        _ => Ok(()),
    }
}
