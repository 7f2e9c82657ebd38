//! COLLATE on columns and index keys: recorded and shown, as all collations of a C.UTF-8 database sort alike.

use super::names;
use crate::Context;
use crate::fault::{Result, error, unsupported};
use catalog::Type;
use sqlparser::ast::{ObjectName, Spanned};

/// The collations that sort by bytes, as the database does.
const KNOWN: [&str; 5] = ["C", "POSIX", "ucs_basic", "C.UTF-8", "C.utf8"];

/// The collation of a name; nothing for the default one.
pub(super) fn named(context: &Context<'_>, name: &ObjectName) -> Result<Option<String>> {
    let written = names::written(context, name)?;
    let at = context.span(name.span());
    match written.name.as_str() {
        "default" => Ok(None),
        known if KNOWN.contains(&known) => Ok(Some(known.to_owned())),
        icu if icu.ends_with("-x-icu") || icu.contains('_') && icu.contains(".utf8") => {
            Err(unsupported(format_args!("the collation \"{icu}\""), at))
        }
        other => Err(error("42704", format!("collation \"{other}\" for encoding \"UTF8\" does not exist"), at)),
    }
}

/// The collation of a column of a type.
pub(super) fn of_type(context: &Context<'_>, name: &ObjectName, base: &Type) -> Result<Option<String>> {
    let collation = named(context, name)?;
    if !is_collatable(base) {
        let label = datum::type_label(base, context.catalog());
        let message = format!("collations are not supported by type {label}");
        return Err(error("42804", message, context.span(name.span())));
    }
    Ok(collation)
}

/// Whether a type has an order that a collation could change.
fn is_collatable(base: &Type) -> bool {
    match base {
        Type::Text | Type::Varchar | Type::Bpchar | Type::Citext | Type::Name => true,
        Type::Array(element) => is_collatable(element),
        _ => false,
    }
}
