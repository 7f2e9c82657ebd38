//! Sequences and where they stand.

use super::entry::{Entry, Rank};
use super::shown::{Scene, literal, qualified};
use super::table::{id, identity_of};
use crate::Session;
use catalog::{Identity, Relation, Sequence, Type};
use datum::quote_identifier;

pub(super) fn sequence(scene: &Scene<'_>, relation: &Relation, sequence: &Sequence) -> Vec<Entry> {
    let name = qualified(&relation.name);
    let identity = identity_of(scene, sequence);
    let owner = sequence.owned_by.as_ref().and_then(|(oid, column)| Some((scene.catalog.relations.get(oid)?, column)));
    let mut entry = Entry {
        rank: Rank::Relation,
        id: id(relation),
        after: vec![format!("schema {}", relation.name.schema)],
        sort: relation.name.name.clone(),
        tag: relation.name.name.clone(),
        kind: "SEQUENCE",
        schema: Some(relation.name.schema.clone()),
        ..Entry::default()
    };
    entry.after.extend(owner.map(|(table, _)| id(table)));
    match identity {
        Some((table, column, identity)) => {
            let (table, column) = (qualified(&table.name), quote_identifier(&column.name));
            let word = if identity == Identity::Always { "ALWAYS" } else { "BY DEFAULT" };
            entry.text = format!(
                "ALTER TABLE {table} ALTER COLUMN {column} ADD GENERATED {word} AS IDENTITY (\n    \
                 SEQUENCE NAME {name}{}\n);\n",
                parameters(sequence)
            );
        }
        None => {
            let kind = match sequence.type_name.base {
                Type::Int8 => String::new(),
                _ => format!("\n    AS {}", scene.type_name(&sequence.type_name)),
            };
            entry.text = format!("CREATE SEQUENCE {name}{kind}{};\n", parameters(sequence));
            entry.drop = format!("DROP SEQUENCE {{IF EXISTS}}{name};\n");
            entry.owned = Some(format!("TABLE {name}"));
        }
    }
    if let Some(comment) = &relation.comment {
        let short = quote_identifier(&relation.name.name);
        entry.comment(format!("SEQUENCE {short}"), &format!("SEQUENCE {name}"), comment);
    }
    if let (None, Some((table, column))) = (identity, owner) {
        let text = format!("ALTER SEQUENCE {name} OWNED BY {}.{};\n", qualified(&table.name), quote_identifier(column));
        entry.followers.insert(
            0,
            Entry {
                tag: relation.name.name.clone(),
                kind: "SEQUENCE OWNED BY",
                schema: entry.schema.clone(),
                text,
                ..Entry::default()
            },
        );
    }
    vec![entry]
}

/// `START WITH` and the rest, a line each.
fn parameters(sequence: &Sequence) -> String {
    let (least, most) = match sequence.type_name.base {
        Type::Int2 => (i64::from(i16::MIN), i64::from(i16::MAX)),
        Type::Int4 => (i64::from(i32::MIN), i64::from(i32::MAX)),
        _ => (i64::MIN, i64::MAX),
    };
    let up = sequence.increment > 0;
    let bound = |word: &str, value: i64, usual: i64| {
        if value == usual { format!("NO {word}") } else { format!("{word} {value}") }
    };
    let mut lines = vec![
        format!("START WITH {}", sequence.start),
        format!("INCREMENT BY {}", sequence.increment),
        bound("MINVALUE", sequence.min, if up { 1 } else { least }),
        bound("MAXVALUE", sequence.max, if up { most } else { -1 }),
        format!("CACHE {}", sequence.cache),
    ];
    lines.extend(sequence.cycle.then(|| "CYCLE".to_owned()));
    lines.iter().map(|line| format!("\n    {line}")).collect()
}

/// Where a sequence stands.
pub(super) fn position(session: &Session, relation: &Relation, sequence: &Sequence) -> Entry {
    let state = session.sequence_state(relation.oid, sequence);
    let name = literal(&qualified(&relation.name));
    Entry {
        rank: Rank::SequenceSet,
        id: format!("set {name}"),
        sort: relation.name.name.clone(),
        tag: relation.name.name.clone(),
        kind: "SEQUENCE SET",
        schema: Some(relation.name.schema.clone()),
        text: format!("SELECT pg_catalog.setval({name}, {}, {});\n", state.last_value, state.is_called),
        ..Entry::default()
    }
}
