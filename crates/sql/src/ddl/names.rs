//! Names in a tree: folded, shortened, split into schema and name.

use crate::Context;
use crate::fault::{Result, error, unsupported};
use catalog::{QualifiedName, Relation, SearchPath};
use diagnostics::{Diagnostic, Severity};
use sqlparser::ast::{Ident, ObjectName, ObjectNamePart, Owner};
use std::rc::Rc;

/// `NAMEDATALEN - 1`
const LIMIT: usize = 63;

/// A name as it was written, with or without a schema.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Written {
    pub(super) schema: Option<String>,
    pub(super) name: String,
}

impl std::fmt::Display for Written {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match &self.schema {
            Some(schema) => write!(f, "{schema}.{}", self.name),
            None => f.write_str(&self.name),
        }
    }
}

/// The folded form of an identifier, cut to 63 bytes.
pub(super) fn fold(ident: &Ident) -> String {
    let folded = if ident.quote_style.is_some() { ident.value.clone() } else { ident.value.to_ascii_lowercase() };
    folded[..folded.floor_char_boundary(LIMIT)].to_owned()
}

/// The notice that an identifier was cut, if it was.
pub(super) fn truncation_notice(ident: &Ident) -> Option<Diagnostic> {
    let folded = if ident.quote_style.is_some() { ident.value.clone() } else { ident.value.to_ascii_lowercase() };
    let cut = fold(ident);
    (cut.len() < folded.len()).then(|| {
        let message = format!("identifier \"{folded}\" will be truncated to \"{cut}\"");
        Diagnostic::error("42622", message).with_severity(Severity::Notice)
    })
}

/// Reads `name`, `schema.name` or `database.schema.name`.
pub(super) fn written(context: &Context<'_>, name: &ObjectName) -> Result<Written> {
    let parts = idents(name)?;
    match parts.as_slice() {
        [name] => Ok(Written { schema: None, name: fold(name) }),
        [schema, name] => Ok(Written { schema: Some(schema_name(schema)), name: fold(name) }),
        [database, schema, name] if fold(database) == context.settings.database => {
            Ok(Written { schema: Some(schema_name(schema)), name: fold(name) })
        }
        [_, _, _] => Err(Diagnostic::error(
            "0A000",
            format!("cross-database references are not implemented: {}", dotted(&parts)),
        )),
        _ => Err(Diagnostic::error(
            "42601",
            format!("improper qualified name (too many dotted names): {}", dotted(&parts)),
        )),
    }
}

/// A schema's name; `pg_temp` is that of temporary relations.
fn schema_name(ident: &Ident) -> String {
    let name = fold(ident);
    if name == "pg_temp" { catalog::TEMPORARY.to_owned() } else { name }
}

/// The identifiers of a name.
pub(super) fn idents(name: &ObjectName) -> Result<Vec<&Ident>> {
    let parts = name.0.iter().map(|part| match part {
        ObjectNamePart::Identifier(ident) => Ok(ident),
        ObjectNamePart::Function(_) => Err(unsupported("a function in a name", None)),
    });
    parts.collect()
}

fn dotted(parts: &[&Ident]) -> String {
    let folded: Vec<_> = parts.iter().map(|part| fold(part)).collect();
    folded.join(".")
}

/// The effective search path.
pub(super) fn search_path(context: &Context<'_>) -> SearchPath {
    SearchPath::new(context.settings.search_path.iter().cloned())
}

/// Where something new goes: the schema that was named, or the first of the search path that exists.
pub(super) fn creation_name(context: &Context<'_>, written: &Written) -> Result<QualifiedName> {
    if let Some(schema) = &written.schema {
        if schema == catalog::TEMPORARY {
            return Ok(QualifiedName::new(schema, &written.name));
        }
        if matches!(schema.as_str(), "pg_catalog" | "information_schema") {
            let message = format!("permission denied to create \"{schema}.{}\"", written.name);
            return Err(Diagnostic::error("42501", message)
                .with_detail("System catalog modifications are currently disallowed."));
        }
        if !context.catalog().has_schema(schema) {
            return Err(missing_schema(schema));
        }
        return Ok(QualifiedName::new(schema, &written.name));
    }
    let path = search_path(context);
    let schema = path.creation_schemas().find(|schema| context.catalog().has_schema(schema));
    let Some(schema) = schema else {
        return Err(Diagnostic::error("3F000", "no schema has been selected to create in"));
    };
    Ok(QualifiedName::new(schema, &written.name))
}

/// Where something new and temporary goes.
pub(super) fn temporary_name(written: &Written) -> Result<QualifiedName> {
    match &written.schema {
        Some(schema) if schema != catalog::TEMPORARY => {
            Err(Diagnostic::error("42P16", "cannot create temporary relation in non-temporary schema"))
        }
        _ => Ok(QualifiedName::new(catalog::TEMPORARY, &written.name)),
    }
}

/// Refuses an owner other than the one user that there is.
pub(super) fn require_role(context: &Context<'_>, owner: &Owner) -> Result<()> {
    match owner {
        Owner::Ident(role) if fold(role) != context.settings.user => {
            Err(Diagnostic::error("42704", format!("role \"{}\" does not exist", fold(role))))
        }
        _ => Ok(()),
    }
}

/// `schema "…" does not exist`
pub(super) fn missing_schema(schema: &str) -> Diagnostic {
    Diagnostic::error("3F000", format!("schema \"{schema}\" does not exist"))
}

/// The relation of a name, of whatever kind.
pub(super) fn find_relation<'a>(context: &Context<'a>, written: &Written) -> Option<&'a Rc<Relation>> {
    context.catalog().find_relation(written.schema.as_deref(), &written.name, &search_path(context))
}

/// The relation of a name, which must exist.
pub(super) fn relation<'a>(context: &Context<'a>, name: &ObjectName) -> Result<&'a Rc<Relation>> {
    let written = written(context, name)?;
    find_relation(context, &written).ok_or_else(|| missing_relation(context, &written))
}

/// `relation "…" does not exist`
pub(super) fn missing_relation(context: &Context<'_>, written: &Written) -> Diagnostic {
    if let Some(schema) = &written.schema
        && !context.catalog().has_schema(schema)
    {
        return missing_schema(schema);
    }
    error("42P01", format!("relation \"{written}\" does not exist"), None)
}
