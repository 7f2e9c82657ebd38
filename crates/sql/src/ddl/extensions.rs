//! CREATE EXTENSION and DROP EXTENSION.

use super::expressions::refuse_if;
use super::names::{self, fold};
use super::planner::Planner;
use crate::fault::{Result, error, unsupported};
use catalog::Type;
use sqlparser::ast::{CreateExtension, DropExtension};

/// The extensions that are there in effect, because their types and functions are part of Retort or nothing of them is
/// needed: name, version and what they say of themselves.
const EXTENSIONS: &[(&str, &str, &str)] = &[
    ("btree_gin", "1.3", "support for indexing common datatypes in GIN"),
    ("btree_gist", "1.7", "support for indexing common datatypes in GiST"),
    ("citext", "1.6", "data type for case-insensitive character strings"),
    ("pg_stat_statements", "1.10", "track planning and execution statistics of all SQL statements executed"),
    ("pg_trgm", "1.6", "text similarity measurement and index searching based on trigrams"),
    ("pgcrypto", "1.3", "cryptographic functions"),
    ("plpgsql", "1.0", "PL/pgSQL procedural language"),
    ("unaccent", "1.1", "text search dictionary that removes accents"),
    ("uuid-ossp", "1.1", "generate universally unique identifiers (UUIDs)"),
];

/// Those that come with PostgreSQL and are not there.
const OTHERS: &[&str] = &[
    "adminpack",
    "amcheck",
    "autoinc",
    "bloom",
    "cube",
    "dblink",
    "dict_int",
    "dict_xsyn",
    "earthdistance",
    "file_fdw",
    "fuzzystrmatch",
    "hstore",
    "insert_username",
    "intagg",
    "intarray",
    "isn",
    "lo",
    "ltree",
    "moddatetime",
    "old_snapshot",
    "pageinspect",
    "pg_buffercache",
    "pg_freespacemap",
    "pg_prewarm",
    "pg_surgery",
    "pg_visibility",
    "pg_walinspect",
    "pgrowlocks",
    "pgstattuple",
    "postgres_fdw",
    "refint",
    "seg",
    "sslinfo",
    "tablefunc",
    "tcn",
    "tsm_system_rows",
    "tsm_system_time",
    "xml2",
];

/// The version of an extension and what it says of itself.
pub fn extension(name: &str) -> Option<(&'static str, &'static str)> {
    EXTENSIONS.iter().find(|(known, _, _)| *known == name).map(|(_, version, comment)| (*version, *comment))
}

/// CREATE EXTENSION.
pub(super) fn create_extension(planner: &mut Planner<'_>, create: &CreateExtension) -> Result<&'static str> {
    let name = fold(&create.name);
    if planner.catalog.extensions.contains(&name) || name == "plpgsql" {
        let message = format!("extension \"{name}\" already exists");
        if create.if_not_exists {
            planner.notice("42710", format!("{message}, skipping"));
            return Ok("CREATE EXTENSION");
        }
        return Err(error("42710", message, None));
    }
    refuse_if(create.version.is_some(), "WITH VERSION in CREATE EXTENSION")?;
    if let Some(schema) = create.schema.as_ref().map(fold) {
        if !planner.catalog.has_schema(&schema) {
            return Err(names::missing_schema(&schema));
        }
        refuse_if(schema != "public", "WITH SCHEMA in CREATE EXTENSION")?;
    }
    if extension(&name).is_some() {
        planner.catalog.extensions.push(name);
        return Ok("CREATE EXTENSION");
    }
    if OTHERS.contains(&name.as_str()) {
        return Err(unsupported(format_args!("the extension \"{name}\""), None));
    }
    let detail = format!(
        "Could not open extension control file \"/usr/share/postgresql/15/extension/{name}.control\": No such file or \
         directory."
    );
    Err(error("0A000", format!("extension \"{name}\" is not available"), None)
        .with_detail(detail)
        .with_hint("The extension must first be installed on the system where PostgreSQL is running."))
}

/// DROP EXTENSION.
pub(super) fn drop_extension(planner: &mut Planner<'_>, drop: &DropExtension) -> Result<&'static str> {
    for name in drop.names.iter().map(fold) {
        if planner.catalog.extensions.contains(&name) {
            refuse_used(planner, &name)?;
            planner.catalog.extensions.retain(|known| *known != name);
        } else if drop.if_exists {
            planner.notice("00000", format!("extension \"{name}\" does not exist, skipping"));
        } else {
            return Err(error("42704", format!("extension \"{name}\" does not exist"), None));
        }
    }
    Ok("DROP EXTENSION")
}

/// Columns of type citext hold on to its extension.
fn refuse_used(planner: &Planner<'_>, name: &str) -> Result<()> {
    if name != "citext" {
        return Ok(());
    }
    let is_citext = |of: &Type| match of {
        Type::Array(element) => **element == Type::Citext,
        other => *other == Type::Citext,
    };
    let context = planner.context();
    let mut lines = Vec::new();
    for relation in planner.catalog.relations.values().filter(|relation| relation.is_stored()) {
        for column in relation.columns.iter().rev().filter(|column| is_citext(&column.type_name.base)) {
            let own = super::depend::Dependent::Column { table: relation.oid, column: column.name.clone() };
            let suffix = if column.type_name.base == Type::Citext { "" } else { "[]" };
            lines.push(format!("{} depends on type citext{suffix}", super::depend::describe(&context, &own)));
        }
    }
    if lines.is_empty() {
        return Ok(());
    }
    Err(super::depend::refusal(&context, "extension citext", &lines))
}
