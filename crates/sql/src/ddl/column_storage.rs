//! SET STORAGE and SET COMPRESSION.

use super::planner::Planner;
use crate::fault::{Result, error};
use catalog::{Column, Type};

/// The storage that a column is given; nothing for that of its type.
pub(super) fn storage(planner: &Planner<'_>, column: &Column, word: &str) -> Result<Option<String>> {
    let wanted = word.to_ascii_lowercase();
    if !["plain", "external", "extended", "main"].contains(&wanted.as_str()) {
        return Err(error("22023", format!("invalid storage type \"{word}\""), None));
    }
    let own = type_storage(&column.type_name.base);
    if own == "plain" && wanted != "plain" {
        let label = datum::type_label(&column.type_name.base, &planner.catalog);
        let message = format!("column data type {label} can only have storage PLAIN");
        return Err(error("0A000", message, None));
    }
    Ok(Some(wanted).filter(|wanted| wanted != own))
}

/// The compression that a column is given.
pub(super) fn compression(planner: &Planner<'_>, column: &Column, method: &str) -> Result<Option<String>> {
    if method == "default" {
        return Ok(None);
    }
    if type_storage(&column.type_name.base) == "plain" {
        let label = datum::type_label(&column.type_name.base, &planner.catalog);
        return Err(error("0A000", format!("column data type {label} does not support compression"), None));
    }
    match method {
        "pglz" | "lz4" => Ok(Some(method.to_owned())),
        _ => Err(error("22023", format!("invalid compression method \"{method}\""), None)),
    }
}

/// `pg_type.typstorage` in psql's words.
pub fn type_storage(of: &Type) -> &'static str {
    match of {
        Type::Numeric | Type::Inet => "main",
        Type::Text
        | Type::Varchar
        | Type::Bpchar
        | Type::Citext
        | Type::Bytea
        | Type::Json
        | Type::Jsonb
        | Type::TsVector
        | Type::Array(_)
        | Type::Record => "extended",
        _ => "plain",
    }
}
