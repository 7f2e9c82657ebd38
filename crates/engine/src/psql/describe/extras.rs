//! `\dx`, `\df`, `\dD`, `\dp`, `\du`, `\l`.

use super::{Pattern, View};
use crate::psql::print::{Align, Table};
use catalog::{RelationKind, Type};

fn table(title: &str, headers: &[&str], rows: Vec<Vec<String>>) -> Table {
    Table {
        title: Some(title.into()),
        headers: headers.iter().map(|name| ((*name).to_owned(), Align::Left)).collect(),
        rows,
        footers: None,
    }
}

fn row<const N: usize>(cells: [&str; N]) -> Vec<String> {
    cells.map(str::to_owned).to_vec()
}

/// `\dx`
pub(in crate::psql) fn list_extensions(view: View<'_>, pattern: Option<&Pattern>) -> Table {
    let mut rows = vec![row(["plpgsql", "1.0", "pg_catalog", "PL/pgSQL procedural language"])];
    for name in &view.catalog.extensions {
        let (version, comment) = sql::extension(name).unwrap_or(("1.0", ""));
        rows.push(row([name, version, "public", comment]));
    }
    rows.retain(|row| pattern.is_none_or(|pattern| pattern.fits_name(&row[0])));
    rows.sort();
    table("List of installed extensions", &["Name", "Version", "Schema", "Description"], rows)
}

/// `\df`: nobody can make any.
pub(in crate::psql) fn list_functions(_: View<'_>, verbose: bool) -> Table {
    let headers = ["Schema", "Name", "Result data type", "Argument data types", "Type"];
    let more = ["Volatility", "Parallel", "Owner", "Security", "Access privileges", "Language", "Source code"];
    let headers: Vec<&str> =
        headers.into_iter().chain(more.into_iter().chain(["Description"]).filter(|_| verbose)).collect();
    table("List of functions", &headers, Vec::new())
}

/// `\dD`
pub(in crate::psql) fn list_domains(view: View<'_>, pattern: Option<&Pattern>, verbose: bool) -> Table {
    let mut rows = Vec::new();
    for domain in view.catalog.domains.values() {
        if !view.lists(pattern, &domain.name) {
            continue;
        }
        let mut checks: Vec<_> = domain.checks.iter().collect();
        checks.sort_by(|one, other| one.name.cmp(&other.name));
        let checks: Vec<String> = checks.iter().map(|check| format!("CHECK ({})", check.expression.0)).collect();
        let comment = view.catalog.comments.get(&domain.oid).cloned().unwrap_or_default();
        let more = [String::new(), comment];
        let mut cells = vec![
            domain.name.schema.clone(),
            domain.name.name.clone(),
            match domain.over.and_then(|over| view.catalog.domains.get(&over)) {
                Some(over) => crate::functions::shown_type(view.catalog, view.path, &over.name),
                None => view.type_name(&domain.type_name),
            },
            domain.collation.clone().unwrap_or_default(),
            if domain.not_null { "not null" } else { "" }.to_owned(),
            domain.default.as_ref().map(|default| default.0.clone()).unwrap_or_default(),
            checks.join(" "),
        ];
        cells.extend(more.into_iter().filter(|_| verbose));
        rows.push(cells);
    }
    rows.sort();
    let headers = ["Schema", "Name", "Type", "Collation", "Nullable", "Default", "Check"];
    let more = ["Access privileges", "Description"].into_iter().filter(|_| verbose);
    let headers: Vec<&str> = headers.into_iter().chain(more).collect();
    table("List of domains", &headers, rows)
}

/// `\dp`
pub(in crate::psql) fn list_privileges(view: View<'_>, pattern: Option<&Pattern>) -> Table {
    let mut rows = Vec::new();
    for relation in view.catalog.relations.values() {
        let kind = match relation.kind {
            RelationKind::Table => "table",
            RelationKind::View(_) => "view",
            RelationKind::MaterializedView(_) => "materialized view",
            RelationKind::Sequence(_) => "sequence",
        };
        if view.lists(pattern, &relation.name) {
            rows.push(row([&relation.name.schema, &relation.name.name, kind, "", "", ""]));
        }
    }
    rows.sort();
    let headers = ["Schema", "Name", "Type", "Access privileges", "Column privileges", "Policies"];
    table("Access privileges", &headers, rows)
}

/// `\du`, `\dg`
pub(in crate::psql) fn list_roles(view: View<'_>, pattern: Option<&Pattern>, verbose: bool) -> Table {
    let all = "Superuser, Create role, Create DB, Replication, Bypass RLS";
    let mut rows = vec![row([view.owner, "Superuser", "{}"]), row(["postgres", all, "{}"])];
    rows.retain(|row| pattern.is_none_or(|pattern| pattern.fits_name(&row[0])));
    rows.sort();
    if verbose {
        rows.iter_mut().for_each(|row| row.push(String::new()));
    }
    let headers = ["Role name", "Attributes", "Member of", "Description"];
    let headers = &headers[..if verbose { 4 } else { 3 }];
    Table { footers: Some(Vec::new()), ..table("List of roles", headers, rows) }
}

/// `\l`
pub(in crate::psql) fn list_databases(view: View<'_>, pattern: Option<&Pattern>) -> Table {
    let database = |name: &str, owner: &str, privileges: &str| {
        row([name, owner, "UTF8", "C.UTF-8", "C.UTF-8", "", "libc", privileges])
    };
    let template = "=c/postgres\npostgres=CTc/postgres";
    let mut rows = vec![
        database(&view.context.settings.database, view.owner, ""),
        database("postgres", "postgres", ""),
        database("template0", "postgres", template),
        database("template1", "postgres", template),
    ];
    rows.retain(|row| pattern.is_none_or(|pattern| pattern.fits_name(&row[0])));
    rows.sort();
    let headers =
        ["Name", "Owner", "Encoding", "Collate", "Ctype", "ICU Locale", "Locale Provider", "Access privileges"];
    table("List of databases", &headers, rows)
}

/// `pg_type.typlen` in psql's words.
pub(super) fn type_size(of: &Type) -> &'static str {
    match of {
        Type::Bool | Type::Char => "1",
        Type::Int2 => "2",
        Type::Int4 | Type::Float4 | Type::Date | Type::Oid | Type::Regclass | Type::Regtype | Type::Enum(_) => "4",
        Type::Int8 | Type::Float8 | Type::Time | Type::Timestamp | Type::TimestampTz => "8",
        Type::TimeTz => "12",
        Type::Interval | Type::Uuid => "16",
        Type::Name => "64",
        _ => "var",
    }
}
