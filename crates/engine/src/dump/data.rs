//! The rows of tables.

use super::Options;
use super::entry::{Entry, Rank};
use super::shown::qualified;
use crate::session::CopyStep;
use crate::{Outcome, Session};
use catalog::{Identity, Relation, Type};
use datum::quote_identifier;

/// The rows of a table as `COPY`, or as `INSERT`s.
pub(super) fn rows(session: &mut Session, relation: &Relation, options: &Options) -> Result<Entry, String> {
    let name = qualified(&relation.name);
    let failed = |error: &diagnostics::Diagnostic| format!("pg_dump: error: query failed: ERROR:  {}\n", error.message);
    let text = if options.inserts {
        let columns: Vec<String> = relation.columns.iter().map(|column| quote_identifier(&column.name)).collect();
        let query = format!("SELECT {} FROM ONLY {name}", columns.join(", "));
        let query = query.replace("FROM ONLY ", "FROM ");
        let outcomes = session.execute(&query).map_err(|failure| failed(&failure.diagnostic))?;
        outcomes.last().map(|outcome| inserts(relation, outcome, options)).unwrap_or_default()
    } else {
        let columns = relation.columns.iter().filter(|column| column.generated.is_none());
        let columns: Vec<String> = columns.map(|column| quote_identifier(&column.name)).collect();
        let list = if columns.is_empty() { String::new() } else { format!("({})", columns.join(", ")) };
        let rows = match session.copy(&format!("COPY {name} {list} TO stdout")) {
            Some(Ok(CopyStep::Out { text, .. })) => text,
            Some(Err(error)) => return Err(failed(&error)),
            _ => String::new(),
        };
        format!("COPY {name} {list} FROM stdin;\n{rows}\\.\n")
    };
    Ok(Entry {
        rank: Rank::Data,
        id: format!("data {name}"),
        sort: relation.name.name.clone(),
        tag: relation.name.name.clone(),
        kind: "TABLE DATA",
        schema: Some(relation.name.schema.clone()),
        after: Vec::new(),
        text,
        ..Entry::default()
    })
}

fn inserts(relation: &Relation, outcome: &Outcome, options: &Options) -> String {
    let name = qualified(&relation.name);
    let always = relation.columns.iter().any(|column| column.identity == Some(Identity::Always));
    let over = if always { " OVERRIDING SYSTEM VALUE" } else { "" };
    let names: Vec<String> = relation.columns.iter().map(|column| quote_identifier(&column.name)).collect();
    let list = if options.column_inserts { format!(" ({})", names.join(", ")) } else { String::new() };
    let mut text = String::new();
    for row in 0..outcome.rows.len() {
        if relation.columns.is_empty() {
            text += &format!("INSERT INTO {name} DEFAULT VALUES;\n");
            continue;
        }
        let values: Vec<String> = relation
            .columns
            .iter()
            .enumerate()
            .map(|(at, column)| match outcome.text(row, at) {
                _ if column.generated.is_some() => "DEFAULT".to_owned(),
                None => "NULL".to_owned(),
                Some(value) => literal(&column.type_name.base, &value),
            })
            .collect();
        text += &format!("INSERT INTO {name}{list}{over} VALUES ({});\n", values.join(", "));
    }
    text
}

/// A value as it stands in an INSERT: numbers and truth values without quotes.
fn literal(of: &Type, value: &str) -> String {
    match of {
        Type::Int2 | Type::Int4 | Type::Int8 | Type::Oid | Type::Float4 | Type::Float8 | Type::Numeric => {
            let plain = value.bytes().all(|byte| byte.is_ascii_digit() || b" +-eE.".contains(&byte));
            if plain { value.to_owned() } else { format!("'{value}'") }
        }
        Type::Bool => if value == "t" { "true" } else { "false" }.to_owned(),
        _ => format!("'{}'", value.replace('\'', "''")),
    }
}
