//! The archive as text (`pg_backup_archiver.c`).

use super::entry::{Entry, Owner, Rank};
use super::shown::{Scene, bare_settings};
use super::{Options, data, order, parts, schema, sequence, table};
use crate::Session;
use catalog::{Catalog, ConstraintKind, Oid, Relation, RelationKind};
use std::collections::BTreeSet;
use std::rc::Rc;

const VERSION: &str = "15.18 (Debian 15.18-0+deb12u1)";
const SETTINGS: &str = "SET statement_timeout = 0;
SET lock_timeout = 0;
SET idle_in_transaction_session_timeout = 0;
SET client_encoding = 'UTF8';
SET standard_conforming_strings = on;
SELECT pg_catalog.set_config('search_path', '', false);
SET check_function_bodies = false;
SET xmloption = content;
SET client_min_messages = warning;
SET row_security = off;

";
/// The letters of a key.
const LETTERS: &[u8; 62] = b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

/// The whole text of a dump.
pub(super) fn written(session: &mut Session, options: &Options, warnings: &mut String) -> Result<String, String> {
    let catalog = session.catalog().clone();
    let chosen = chosen(session, &catalog, options)?;
    let entries = entries(session, &catalog, &chosen, options)?;
    if options.data_only {
        warnings.push_str(&circles(&catalog, &chosen));
    }
    let user = session.settings_now().sql.user;
    let key = options.restrict_key.clone().unwrap_or_else(|| {
        (0..63).map(|_| char::from(LETTERS[usize::try_from(session.random() % 62).unwrap_or(0)])).collect()
    });
    let mut text = format!(
        "--\n-- PostgreSQL database dump\n--\n\n\\restrict {key}\n\n-- Dumped from database version {VERSION}\n\
         -- Dumped by pg_dump version {VERSION}\n\n{SETTINGS}"
    );
    if options.clean {
        let exists = if options.if_exists { "IF EXISTS " } else { "" };
        text.extend(entries.iter().rev().map(|entry| entry.drop.replace("{IF EXISTS}", exists)));
    }
    let mut writer = Writer { text, options, user: &user, space: false, method: false };
    for entry in &entries {
        writer.entry(entry);
    }
    writer.text += &format!("--\n-- PostgreSQL database dump complete\n--\n\n\\unrestrict {key}\n\n");
    Ok(writer.text)
}

struct Writer<'a> {
    text: String,
    options: &'a Options,
    user: &'a str,
    space: bool,
    method: bool,
}

impl Writer<'_> {
    fn entry(&mut self, entry: &Entry) {
        if entry.space && !std::mem::replace(&mut self.space, true) {
            self.text += "SET default_tablespace = '';\n\n";
        }
        if entry.method && !std::mem::replace(&mut self.method, true) {
            self.text += "SET default_table_access_method = heap;\n\n";
        }
        let owner = match entry.owner {
            _ if self.options.no_owner => "-",
            Owner::User => self.user,
            Owner::None => "-",
            Owner::Empty => "",
        };
        let data = if entry.rank == Rank::Data { "Data for " } else { "" };
        let schema = entry.schema.as_deref().unwrap_or("-");
        let (tag, kind) = (&entry.tag, entry.kind);
        self.text += &format!("--\n-- {data}Name: {tag}; Type: {kind}; Schema: {schema}; Owner: {owner}\n--\n\n");
        self.text += &entry.text;
        self.text += "\n\n";
        if let Some(owned) = entry.owned.as_ref().filter(|_| !self.options.no_owner) {
            let word = owned;
            self.text += &format!("ALTER {word} OWNER TO {};\n\n", datum::quote_identifier(self.user));
        }
        for follower in &entry.followers {
            if follower.kind != "COMMENT" || !self.options.no_comments {
                self.entry(follower);
            }
        }
    }
}

/// What is dumped: the relations, and whether schemas, types and extensions come with them.
struct Chosen {
    relations: Vec<Rc<Relation>>,
    schemas: BTreeSet<String>,
    types: bool,
    extensions: bool,
}

fn chosen(session: &Session, catalog: &Catalog, options: &Options) -> Result<Chosen, String> {
    session.with_sql_context(|_, path| {
        let schemas: BTreeSet<String> = catalog
            .schemas
            .iter()
            .map(|schema| schema.name.clone())
            .filter(|name| options.schemas.is_empty() || options.schemas.iter().any(|it| it.fits_name(name)))
            .filter(|name| !options.not_schemas.iter().any(|it| it.fits_name(name)))
            .collect();
        if !options.schemas.is_empty() && schemas.is_empty() {
            return Err("pg_dump: error: no matching schemas were found\n".to_owned());
        }
        let fits = |relation: &Relation| {
            let wanted = options.tables.is_empty() || options.tables.iter().any(|it| it.fits(&relation.name, path));
            let unwanted = options.not_tables.iter().any(|it| it.fits(&relation.name, path));
            wanted && !unwanted && (schemas.contains(&relation.name.schema) || !options.tables.is_empty())
        };
        let found: BTreeSet<Oid> =
            catalog.relations.values().filter(|relation| fits(relation)).map(|relation| relation.oid).collect();
        if !options.tables.is_empty() && found.is_empty() {
            return Err("pg_dump: error: no matching tables were found\n".to_owned());
        }
        let is_owned = |relation: &Relation| match &relation.kind {
            RelationKind::Sequence(sequence) => {
                sequence.owned_by.as_ref().is_some_and(|(owner, _)| found.contains(owner))
            }
            _ => false,
        };
        let relations = catalog.relations.values();
        let relations = relations
            .filter(|relation| found.contains(&relation.oid) || is_owned(relation))
            .filter(|relation| relation.name.schema != catalog::TEMPORARY)
            .cloned()
            .collect();
        let all = options.tables.is_empty();
        Ok(Chosen { relations, schemas, types: all, extensions: all && options.schemas.is_empty() })
    })
}

fn entries(session: &mut Session, catalog: &Catalog, chosen: &Chosen, options: &Options) -> Result<Vec<Entry>, String> {
    let mut entries = Vec::new();
    if !options.data_only {
        session.with_sql_context(|context, _| {
            let settings = bare_settings(context.settings);
            let bare = sql::Context::new(context.values, &settings);
            let scene = Scene { catalog, context: *context, bare };
            definitions(&scene, chosen, options, &mut entries);
        });
    }
    if !options.schema_only {
        for relation in &chosen.relations {
            match &relation.kind {
                RelationKind::Table => {
                    let mut entry = data::rows(session, relation, options)?;
                    if options.data_only {
                        let keys = relation.foreign_keys().filter(|(_, key)| key.referenced != relation.oid);
                        let referenced = keys.filter_map(|(_, key)| catalog.relations.get(&key.referenced));
                        entry.after.extend(referenced.map(|it| format!("data {}", super::shown::qualified(&it.name))));
                    }
                    entries.push(entry);
                }
                RelationKind::Sequence(sequence) => entries.push(sequence::position(session, relation, sequence)),
                _ => {}
            }
        }
    }
    Ok(order::ordered(entries))
}

fn definitions(scene: &Scene<'_>, chosen: &Chosen, options: &Options, entries: &mut Vec<Entry>) {
    let catalog = scene.catalog;
    if chosen.types {
        let schemas = catalog.schemas.iter().filter(|it| it.name != "public" && chosen.schemas.contains(&it.name));
        entries.extend(schemas.map(|it| schema::schema(scene, it)));
        let enums = catalog.enums.values().filter(|it| chosen.schemas.contains(&it.name.schema));
        entries.extend(enums.map(|it| schema::enum_type(scene, it)));
        let domains = catalog.domains.values().filter(|it| chosen.schemas.contains(&it.name.schema));
        entries.extend(domains.map(|it| schema::domain(scene, it)));
        let statistics = catalog.statistics.values().filter(|it| chosen.schemas.contains(&it.name.schema));
        entries.extend(statistics.filter_map(|it| parts::statistics(scene, it)));
    }
    if chosen.extensions {
        entries.extend(catalog.extensions.iter().map(|name| schema::extension(name)));
    }
    for relation in &chosen.relations {
        entries.extend(table::relation(scene, relation));
        if let RelationKind::Sequence(own) = &relation.kind {
            entries.extend(sequence::sequence(scene, relation, own));
        }
        entries.extend(table::defaults(scene, relation));
        let parts = parts::parts(scene, relation);
        entries.extend(parts.into_iter().filter(|part| part.rank != Rank::Refresh || !options.schema_only));
    }
}

/// What `pg_dump` says where rows cannot be loaded in any order.
fn circles(catalog: &Catalog, chosen: &Chosen) -> String {
    let mut text = String::new();
    for relation in &chosen.relations {
        let own = relation.constraints.iter().any(
            |constraint| matches!(&constraint.kind, ConstraintKind::ForeignKey(key) if key.referenced == relation.oid),
        );
        if own && catalog.relations.contains_key(&relation.oid) {
            text += &format!(
                "pg_dump: warning: there are circular foreign-key constraints on this table:\npg_dump: detail: {}\n\
                 pg_dump: hint: You might not be able to restore the dump without using --disable-triggers or \
                 temporarily dropping the constraints.\npg_dump: hint: Consider using a full dump instead of a \
                 --data-only dump to avoid this problem.\n",
                relation.name.name
            );
        }
    }
    text
}
