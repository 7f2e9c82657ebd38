//! A small database for tests: what a text becomes, or the error that it earns.

use crate::typed::Modification;
use crate::{Context, Lowered, Settings, Statement, Text, ast};
use catalog::Catalog;
use datum::Environment;
use diagnostics::Diagnostic;

pub(crate) const TABLES: &str = "
    CREATE TYPE mood AS ENUM ('sad', 'ok', 'happy');
    CREATE TABLE users (
        id serial PRIMARY KEY, email varchar(50) NOT NULL UNIQUE, name text, age integer, score numeric(12,2),
        active boolean DEFAULT true, created timestamptz DEFAULT now(), born date, tags text[], data jsonb, feeling mood
    );
    CREATE TABLE orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, user_id integer REFERENCES users (id), total numeric(10,2) DEFAULT 0,
        note char(5), twice numeric GENERATED ALWAYS AS (total * 2) STORED
    );
";

/// Runs something over the tables.
pub(crate) fn with_tables<T>(run: impl FnOnce(&Catalog, &Environment, &Settings) -> T) -> T {
    let environment = Environment::fixed(0);
    let settings = Settings::default();
    let mut catalog = Catalog::default();
    let text = Text::new(TABLES);
    for parsed in crate::parse(&text).expect("the tables parse") {
        let Statement::Sql(statement) = parsed.statement else { panic!("not plain DDL") };
        let values = datum::Context::new(&environment, &catalog);
        let plan = crate::plan(&Context::new(values, &settings).with_text(&text), &statement);
        catalog = plan.expect("it is DDL").expect("it is right").catalog;
    }
    run(&catalog, &environment, &settings)
}

/// What a statement becomes.
pub(crate) fn lowered(context: &Context<'_>, text: &Text) -> Result<Lowered, Diagnostic> {
    let Statement::Sql(statement) = crate::parse(text)?.remove(0).statement else { panic!("not lowered") };
    match *statement {
        ast::Statement::Query(query) => match crate::analyze_modification(context, &query) {
            None => crate::lower_query(context, &crate::analyze_query(context, &query)?),
            Some(Err(error)) => Err(error),
            Some(Ok(Modification::Insert(insert))) => crate::lower_insert(context, &insert),
            Some(Ok(Modification::Update(update))) => crate::lower_update(context, &update),
            Some(Ok(Modification::Delete(delete))) => crate::lower_delete(context, &delete),
        },
        ast::Statement::Insert(insert) => crate::lower_insert(context, &crate::analyze_insert(context, &insert)?),
        ast::Statement::Update(update) => crate::lower_update(context, &crate::analyze_update(context, &update)?),
        ast::Statement::Delete(delete) => crate::lower_delete(context, &crate::analyze_delete(context, &delete)?),
        other => panic!("not lowered: {other}"),
    }
}

/// An error as psql shows it.
pub(crate) fn shown(error: &Diagnostic, text: &str) -> String {
    let mut shown = format!("{} {}", error.code, error.message);
    if let Some(span) = error.span() {
        shown += &format!("\n  {text}\n  {}^", " ".repeat(text[..span.start].chars().count()));
    }
    for (word, part) in [("DETAIL", &error.detail), ("HINT", &error.hint)] {
        if let Some(part) = part {
            shown += &format!("\n{word}: {part}");
        }
    }
    shown
}

/// What a statement becomes, or the error that it earns, with the types of its columns.
pub(crate) fn outcome(input: &str) -> String {
    with_tables(|catalog, environment, settings| {
        let text = Text::new(input);
        let values = datum::Context::new(environment, catalog);
        let context = Context::new(values, settings).with_text(&text);
        match lowered(&context, &text) {
            Err(error) => shown(&error, input),
            Ok(lowered) => {
                let columns =
                    lowered.columns.iter().map(|(name, of)| format!("{name}: {}", crate::format_type(&context, of)));
                let columns: Vec<_> = columns.collect();
                if columns.is_empty() { lowered.sql } else { format!("{}\n-- {}", lowered.sql, columns.join(", ")) }
            }
        }
    })
}
