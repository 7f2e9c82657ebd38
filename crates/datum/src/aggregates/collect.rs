//! Aggregates that gather texts, arrays and JSON, and those over booleans and bits.
#![allow(clippy::unnecessary_wraps, reason = "rows of one table have one signature")]
#![allow(clippy::option_option, reason = "a row may be left out, and a row may be NULL")]

use super::{Accumulator, Aggregate};
use crate::argument::Arguments;
use crate::array::Array;
use crate::fault::{Result, parameter};
use crate::json;
use crate::{Context, Value};
use diagnostics::Diagnostic;

/// Keeps what each row gives, and joins it at the end.
struct Gather {
    rows: Vec<Option<String>>,
    take: fn(&[Value]) -> Result<Option<Option<String>>>,
    join: fn(&[Option<String>]) -> Result<Value>,
}

impl Accumulator for Gather {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        self.rows.extend((self.take)(a)?);
        Ok(())
    }

    fn inverse(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if (self.take)(a)?.is_some() {
            self.rows.remove(0);
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        if self.rows.is_empty() { Ok(Value::Null) } else { (self.join)(&self.rows) }
    }
}

fn gather(
    take: fn(&[Value]) -> Result<Option<Option<String>>>,
    join: fn(&[Option<String>]) -> Result<Value>,
) -> Box<dyn Accumulator> {
    Box::new(Gather { rows: Vec::new(), take, join })
}

fn optional(a: &[Value]) -> Result<Option<Option<String>>> {
    Ok(Some(if a.null(0) { None } else { Some(a.text(0)?.to_owned()) }))
}

fn array(rows: &[Option<String>]) -> Result<Value> {
    Ok(Array::of(rows.to_vec()).to_string().into())
}

fn list(rows: &[Option<String>], comma: &str) -> String {
    let shown: Vec<&str> = rows.iter().map(|row| row.as_deref().unwrap_or("null")).collect();
    format!("[{}]", shown.join(comma))
}

fn normal(text: &str) -> Result<Value> {
    Ok(json::parse(text)?.to_string().into())
}

fn member(a: &[Value]) -> Result<Option<Option<String>>> {
    if a.null(0) {
        return Err(parameter("field name must not be null"));
    }
    let value = if a.null(1) { "null" } else { a.text(1)? };
    Ok(Some(Some(format!("{} : {value}", json::quote(a.text(0)?)))))
}

fn object(rows: &[Option<String>]) -> Result<Value> {
    let members: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    Ok(format!("{{ {} }}", members.join(", ")).into())
}

fn normal_object(rows: &[Option<String>]) -> Result<Value> {
    let members: Vec<&str> = rows.iter().flatten().map(String::as_str).collect();
    normal(&format!("{{{}}}", members.join(",")))
}

/// `string_agg`: the delimiter of the first row is not used.
struct Strings {
    joined: Option<String>,
}

impl Accumulator for Strings {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if a.null(0) {
            return Ok(());
        }
        let text = a.text(0)?;
        match &mut self.joined {
            None => self.joined = Some(text.to_owned()),
            Some(joined) => {
                if !a.null(1) {
                    joined.push_str(a.text(1)?);
                }
                joined.push_str(text);
            }
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        Ok(self.joined.clone().into())
    }
}

/// `string_agg(DISTINCT …)`: sorted, each once.
struct DistinctStrings {
    rows: std::collections::BTreeSet<String>,
    delimiter: String,
}

impl Accumulator for DistinctStrings {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            if !a.null(1) {
                a.text(1)?.clone_into(&mut self.delimiter);
            }
            self.rows.insert(a.text(0)?.to_owned());
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        let rows: Vec<&str> = self.rows.iter().map(String::as_str).collect();
        Ok(if rows.is_empty() { Value::Null } else { rows.join(&self.delimiter).into() })
    }
}

/// `string_agg(bytea, bytea)`
struct Bytes {
    joined: Option<Vec<u8>>,
}

impl Accumulator for Bytes {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if a.null(0) {
            return Ok(());
        }
        match &mut self.joined {
            None => self.joined = Some(a.bytes(0)?.to_vec()),
            Some(joined) => {
                if !a.null(1) {
                    joined.extend_from_slice(a.bytes(1)?);
                }
                joined.extend_from_slice(a.bytes(0)?);
            }
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        Ok(self.joined.clone().into())
    }
}

/// An operation on integers and booleans.
struct Fold {
    result: Option<i64>,
    operation: fn(i64, i64) -> i64,
}

impl Accumulator for Fold {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            let number = a.int(0)?;
            self.result = Some(self.result.map_or(number, |result| (self.operation)(result, number)));
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        Ok(self.result.into())
    }
}

fn fold(operation: fn(i64, i64) -> i64) -> Box<dyn Accumulator> {
    Box::new(Fold { result: None, operation })
}

/// `array_agg` of arrays: one dimension more.
fn nested(rows: &[Option<String>]) -> Result<Value> {
    let mut items = Vec::new();
    let mut inner: Option<Vec<usize>> = None;
    for row in rows {
        let text = row.as_deref().ok_or_else(|| Diagnostic::error("22004", "cannot accumulate null arrays"))?;
        let read = Array::parse(text)?;
        if read.dimensions.is_empty() {
            return Err(Diagnostic::error("2202E", "cannot accumulate empty arrays"));
        }
        if inner.get_or_insert_with(|| read.dimensions.clone()) != &read.dimensions {
            return Err(Diagnostic::error("2202E", "cannot accumulate arrays of different dimensionality"));
        }
        items.extend(read.items);
    }
    let dimensions = std::iter::once(rows.len()).chain(inner.unwrap_or_default()).collect();
    Ok(Array { dimensions, items }.to_string().into())
}

pub(super) const AGGREGATES: &[Aggregate] = &[
    Aggregate::new("string_agg_text", 2, || Box::new(Strings { joined: None })),
    Aggregate::new("string_agg_bytea", 2, || Box::new(Bytes { joined: None })),
    Aggregate::new("string_agg_distinct_text", 2, || {
        Box::new(DistinctStrings { rows: std::collections::BTreeSet::new(), delimiter: String::new() })
    }),
    Aggregate::new("array_agg_text", 1, || gather(optional, array)),
    Aggregate::new("array_agg_array", 1, || gather(optional, nested)),
    Aggregate::new("json_agg_json", 1, || gather(optional, |rows| Ok(list(rows, ", ").into()))),
    Aggregate::new("json_agg_record", 1, || gather(optional, |rows| Ok(list(rows, ", \n ").into()))),
    Aggregate::new("jsonb_agg_jsonb", 1, || gather(optional, |rows| normal(&list(rows, ",")))),
    Aggregate::new("json_object_agg_json", 2, || gather(member, object)),
    Aggregate::new("jsonb_object_agg_jsonb", 2, || gather(member, normal_object)),
    Aggregate::new("bool_and_bool", 1, || fold(|a, b| a & b)),
    Aggregate::new("every_bool", 1, || fold(|a, b| a & b)),
    Aggregate::new("bool_or_bool", 1, || fold(|a, b| a | b)),
    Aggregate::new("bit_and_int2", 1, || fold(|a, b| a & b)),
    Aggregate::new("bit_and_int4", 1, || fold(|a, b| a & b)),
    Aggregate::new("bit_and_int8", 1, || fold(|a, b| a & b)),
    Aggregate::new("bit_or_int2", 1, || fold(|a, b| a | b)),
    Aggregate::new("bit_or_int4", 1, || fold(|a, b| a | b)),
    Aggregate::new("bit_or_int8", 1, || fold(|a, b| a | b)),
    Aggregate::new("bit_xor_int2", 1, || fold(|a, b| a ^ b)),
    Aggregate::new("bit_xor_int4", 1, || fold(|a, b| a ^ b)),
    Aggregate::new("bit_xor_int8", 1, || fold(|a, b| a ^ b)),
];
