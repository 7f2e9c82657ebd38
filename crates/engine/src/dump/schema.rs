//! Schemas, extensions, enums and domains.

use super::entry::{Entry, Owner, Rank};
use super::shown::{Scene, literal, qualified};
use catalog::{Domain, EnumType, Schema};
use datum::quote_identifier;

pub(super) fn schema(scene: &Scene<'_>, schema: &Schema) -> Entry {
    let name = quote_identifier(&schema.name);
    let mut entry = Entry {
        rank: Rank::Schema,
        id: format!("schema {}", schema.name),
        sort: schema.name.clone(),
        tag: schema.name.clone(),
        kind: "SCHEMA",
        text: format!("CREATE SCHEMA {name};\n"),
        drop: format!("DROP SCHEMA {{IF EXISTS}}{name};\n"),
        owned: Some(format!("SCHEMA {name}")),
        ..Entry::default()
    };
    let _ = scene;
    if let Some(comment) = &schema.comment {
        entry.comment(format!("SCHEMA {name}"), &format!("SCHEMA {name}"), comment);
    }
    entry
}

pub(super) fn extension(name: &str) -> Entry {
    let shown = quote_identifier(name);
    let mut entry = Entry {
        rank: Rank::Extension,
        id: format!("extension {name}"),
        sort: name.to_owned(),
        tag: name.to_owned(),
        kind: "EXTENSION",
        owner: Owner::None,
        text: format!("CREATE EXTENSION IF NOT EXISTS {shown} WITH SCHEMA public;\n"),
        drop: format!("DROP EXTENSION {{IF EXISTS}}{shown};\n"),
        ..Entry::default()
    };
    if let Some((_, comment)) = sql::extension(name) {
        entry.comment(format!("EXTENSION {shown}"), &format!("EXTENSION {shown}"), comment);
    }
    entry
}

pub(super) fn enum_type(scene: &Scene<'_>, of: &EnumType) -> Entry {
    let name = qualified(&of.name);
    let labels: Vec<String> = of.labels.iter().map(|label| format!("\n    {}", literal(&label.label))).collect();
    let mut entry = Entry {
        text: format!("CREATE TYPE {name} AS ENUM ({}\n);\n", labels.join(",")),
        drop: format!("DROP TYPE {{IF EXISTS}}{name};\n"),
        owned: Some(format!("TYPE {name}")),
        kind: "TYPE",
        ..type_entry(&of.name)
    };
    if let Some(comment) = scene.catalog.comments.get(&of.oid) {
        entry.comment(format!("TYPE {}", quote_identifier(&of.name.name)), &format!("TYPE {name}"), comment);
    }
    entry
}

fn type_entry(name: &catalog::QualifiedName) -> Entry {
    Entry {
        rank: Rank::Type,
        id: format!("type {}", qualified(name)),
        sort: name.name.clone(),
        tag: name.name.clone(),
        schema: Some(name.schema.clone()),
        after: vec![format!("schema {}", name.schema)],
        ..Entry::default()
    }
}

pub(super) fn domain(scene: &Scene<'_>, domain: &Domain) -> Entry {
    let name = qualified(&domain.name);
    let over = domain.over.and_then(|over| scene.catalog.domains.get(&over));
    let under = over.map_or_else(|| scene.type_name(&domain.type_name), |over| qualified(&over.name));
    let mut text = format!("CREATE DOMAIN {name} AS {under}");
    let inherited = over.and_then(|over| over.collation.as_ref());
    if let Some(collation) = domain.collation.as_ref().filter(|own| Some(*own) != inherited) {
        text += &format!(" COLLATE pg_catalog.{}", quote_identifier(collation));
    }
    if domain.not_null {
        text += " NOT NULL";
    }
    if let Some(default) = &domain.default {
        text += &format!(" DEFAULT {}", plain_default(scene, default));
    }
    let mut checks: Vec<_> = domain.checks.iter().collect();
    checks.sort_by(|one, other| one.name.cmp(&other.name));
    for check in checks {
        let expression = domain_check(scene, domain, &check.expression);
        let valid = if check.validated { "" } else { " NOT VALID" };
        text += &format!("\n\tCONSTRAINT {} CHECK ({expression}){valid}", quote_identifier(&check.name));
    }
    text += ";\n";
    let mut entry = Entry {
        text,
        drop: format!("DROP DOMAIN {{IF EXISTS}}{name};\n"),
        owned: Some(format!("DOMAIN {name}")),
        kind: "DOMAIN",
        ..type_entry(&domain.name)
    };
    entry.after.extend(over.map(|over| format!("type {}", qualified(&over.name))));
    if let Some(comment) = scene.catalog.comments.get(&domain.oid) {
        entry.comment(format!("DOMAIN {}", quote_identifier(&domain.name.name)), &format!("DOMAIN {name}"), comment);
    }
    entry
}

/// A default of a domain is kept as text: `1`, `'x'::text`.
fn plain_default(scene: &Scene<'_>, default: &catalog::Expression) -> String {
    scene.expression(None, default)
}

/// The condition, read over a relation whose one column is called as the value is.
fn domain_check(scene: &Scene<'_>, domain: &Domain, expression: &catalog::Expression) -> String {
    let kind = catalog::RelationKind::Table;
    let mut relation = catalog::Relation::new(catalog::Oid(0), domain.name.clone(), kind);
    relation.columns.push(catalog::Column::new("value", domain.type_name.clone()));
    sql::domain_text(&scene.expression(Some(&relation), expression))
}
