//! Naming conventions of `sa.MetaData(naming_convention=…)`.

use super::{RenderError, Rendered};
use crate::schema::Name;
use std::collections::BTreeMap;

/// Templates by kind of constraint: `ix`, `uq`, `ck`, `fk`, `pk`.
pub type NamingConvention = BTreeMap<String, String>;

/// What a template may speak of.
pub(crate) struct Named<'a> {
    pub(crate) table: &'a str,
    /// Part of `column_0_label`.
    pub(crate) schema: Option<&'a str>,
    pub(crate) columns: Vec<&'a str>,
    /// The referenced table and columns of a foreign key.
    pub(crate) referred: Option<(&'a str, Vec<&'a str>)>,
}

/// The name that a constraint ends up with, cut to PostgreSQL's 63 bytes as SQLAlchemy does.
pub(crate) fn name(
    convention: &NamingConvention,
    kind: &str,
    given: Option<&Name>,
    named: &Named<'_>,
) -> Rendered<Option<String>> {
    let whole = whole_name(convention, kind, given, named)?;
    let by_convention = matches!(given, None | Some(Name::Final { .. })) || template(convention, kind, given).is_some();
    Ok(match whole {
        Some(name) if by_convention => Some(truncate(&name)),
        Some(name) => Some(valid(&name)?),
        None => None,
    })
}

/// The template that makes the name, if one does.
fn template<'a>(convention: &'a NamingConvention, kind: &str, given: Option<&Name>) -> Option<&'a str> {
    let known = convention.get(kind).map(String::as_str);
    known
        .or_else(|| (kind == "ix").then_some("ix_%(column_0_label)s"))
        .filter(|template| given.is_none() || template.contains("constraint_name"))
}

/// The name that a constraint has in Python, however long.
pub(crate) fn whole_name(
    convention: &NamingConvention,
    kind: &str,
    given: Option<&Name>,
    named: &Named<'_>,
) -> Rendered<Option<String>> {
    let plain = match given {
        Some(Name::Final { conv }) => return Ok(Some(conv.clone())),
        Some(Name::Plain(text)) => Some(text.as_str()),
        None => None,
    };
    match template(convention, kind, given) {
        Some(template) => fill(template, plain, named).map(Some),
        None => Ok(plain.map(str::to_owned)),
    }
}

/// A name that somebody gave: SQLAlchemy refuses one that PostgreSQL would cut.
fn valid(name: &str) -> Rendered {
    if name.chars().count() > 63 {
        return Err(RenderError {
            class: "sqlalchemy.exc.IdentifierError",
            message: format!("Identifier '{name}' exceeds maximum length of 63 characters"),
        });
    }
    Ok(name.to_owned())
}

/// SQLAlchemy shortens generated names that are too long: 55 bytes and four digits of a checksum.
pub(crate) fn truncate(name: &str) -> String {
    const LIMIT: usize = 63;
    if name.len() <= LIMIT {
        return name.to_owned();
    }
    let mut end = LIMIT - 8;
    while !name.is_char_boundary(end) {
        end -= 1;
    }
    let digest = crate::md5::hex(name.as_bytes());
    format!("{}_{}", &name[..end], &digest[digest.len() - 4..])
}

fn fill(template: &str, given: Option<&str>, named: &Named<'_>) -> Rendered {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find("%(") {
        out += &rest[..at];
        let after = &rest[at + 2..];
        let end = after.find(")s").ok_or_else(|| RenderError::argument("incomplete format key"))?;
        out += &token(&after[..end], given, named)?;
        rest = &after[end + 2..];
    }
    Ok(out + rest)
}

fn token(key: &str, given: Option<&str>, named: &Named<'_>) -> Rendered {
    match key {
        "table_name" => return Ok(named.table.to_owned()),
        "constraint_name" => {
            return given.map(str::to_owned).ok_or_else(|| RenderError {
                class: "sqlalchemy.exc.InvalidRequestError",
                message: "Naming convention including %(constraint_name)s token requires that constraint is \
                          explicitly named."
                    .into(),
            });
        }
        "referred_table_name" => return Ok(named.referred.as_ref().map_or("", |(table, _)| table).to_owned()),
        _ => {}
    }
    let referred = key.starts_with("referred_column_");
    let columns: Vec<&str> = match (&named.referred, referred) {
        (Some((_, columns)), true) => columns.clone(),
        _ => named.columns.clone(),
    };
    let unknown = || RenderError { class: "KeyError", message: format!("'{key}'") };
    let rest = key.trim_start_matches("referred_").strip_prefix("column_").ok_or_else(unknown)?;
    let (index, attribute) = rest.split_at(rest.find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len()));
    let shown = |column: &str, attribute: &str| match attribute {
        "label" => match named.schema {
            Some(schema) => format!("{}_{}_{column}", schema.replace('.', "_"), named.table),
            None => format!("{}_{column}", named.table),
        },
        _ => column.to_owned(),
    };
    let all = |separator: &str, attribute: &str| {
        columns.iter().map(|column| shown(column, attribute)).collect::<Vec<_>>().join(separator)
    };
    match attribute {
        "_name" | "_key" | "_label" => {
            let index: usize = index.parse().map_err(|_| unknown())?;
            Ok(columns.get(index).map(|column| shown(column, &attribute[1..])).unwrap_or_default())
        }
        "N_name" | "N_key" | "N_label" => Ok(all("", &attribute[2..])),
        "_N_name" | "_N_key" | "_N_label" => Ok(all("_", &attribute[3..])),
        _ => Err(unknown()),
    }
}
