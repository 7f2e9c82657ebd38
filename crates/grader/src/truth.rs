//! The answers to predictions, computed.

use crate::chain::Chain;
use crate::difference::{rows_difference, schema_difference, value};
use crate::snapshot::{self, Snapshot};
use crate::terminal::Terminal;
use book::{Ask, Exercise, Files, Prediction, Truth, overlay};
use engine::Session;
use std::collections::BTreeSet;

/// The files that a prediction is about.
///
/// # Errors
/// A sentence for the author, if its variant is missing.
pub(crate) fn files(exercise: &Exercise, prediction: &Prediction, start_files: &Files) -> Result<Files, String> {
    match &prediction.truth.variant {
        None => Ok(start_files.clone()),
        Some(name) => match exercise.variants.get(&name.0) {
            Some(variant) => Ok(overlay(start_files, variant)),
            None => Err(format!("there is no variant {:?}", name.0)),
        },
    }
}

/// Runs the lines of a prediction and asks what it asks.
///
/// # Errors
/// A sentence for the author: a line fails although the question is not whether it does, or the question cannot be
/// asked.
pub(crate) fn compute(truth: &Truth, terminal: &mut Terminal<'_>) -> Result<String, String> {
    let before = Snapshot::take(terminal.session, []).map_err(|error| error.message)?;
    let mut steps = 0;
    for line in &truth.lines {
        let stood = applied(terminal)?;
        let ran = terminal.line(line);
        match ran.problem {
            Some(_) if truth.ask == Ask::Succeeds => return Ok("no".to_owned()),
            Some(problem) => return Err(format!("`{line}` fails: {}", problem.words())),
            None => steps += stood.symmetric_difference(&applied(terminal)?).count(),
        }
    }
    ask(&truth.ask, &before, steps, terminal.session)
}

/// Every revision that has run.
fn applied(terminal: &mut Terminal<'_>) -> Result<BTreeSet<String>, String> {
    let chain = Chain::read(terminal.files, terminal.interpreter).map_err(|error| error.message)?;
    let current = snapshot::current(terminal.session).map_err(|error| error.message)?;
    Ok(current.iter().flat_map(|id| chain.ancestors(id)).map(str::to_owned).collect())
}

fn ask(ask: &Ask, before: &Snapshot, steps: usize, session: &mut Session) -> Result<String, String> {
    match ask {
        Ask::Current => {
            let current = snapshot::current(session).map_err(|error| error.message)?;
            Ok(if current.is_empty() { "none".to_owned() } else { current.join(", ") })
        }
        Ask::Steps => Ok(steps.to_string()),
        Ask::Succeeds => Ok("yes".to_owned()),
        Ask::Restored => {
            let after = Snapshot::take(session, []).map_err(|error| error.message)?;
            let same =
                schema_difference(&before.schema, &after.schema).is_none() && rows_difference(before, &after).is_none();
            Ok(if same { "yes" } else { "no" }.to_owned())
        }
        Ask::Columns(table) => {
            let after = Snapshot::take(session, []).map_err(|error| error.message)?;
            match after.schema.relations.iter().find(|relation| relation.name == *table) {
                None => Err(format!("there is no table {table}")),
                Some(relation) => {
                    let columns = relation.parts.iter().filter(|part| part.kind == "column");
                    Ok(columns.map(|part| part.name.as_str()).collect::<Vec<_>>().join(", "))
                }
            }
        }
        Ask::Query(query) => {
            let rows = snapshot::ask(session, query).map_err(|error| error.message)?;
            Ok(match rows.rows.first() {
                None => "no row".to_owned(),
                Some(row) => value(row.first().and_then(Option::as_ref)),
            })
        }
    }
}
