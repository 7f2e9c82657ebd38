//! The answers to predictions, computed.

use crate::difference::{rows_difference, schema_difference, value};
use crate::snapshot::{self, Snapshot};
use crate::terminal::Terminal;
use book::{Ask, Exercise, Files, Prediction, overlay};
use engine::Session;
use python::Interpreter;

/// Runs the lines of a prediction and asks what it asks.
///
/// # Errors
/// A sentence for the author: the variant is missing, a line fails although the question is not whether it does, or
/// the question cannot be asked.
pub(crate) fn compute(
    exercise: &Exercise,
    prediction: &Prediction,
    start_files: &Files,
    session: &mut Session,
    interpreter: &mut dyn Interpreter,
) -> Result<String, String> {
    let truth = &prediction.truth;
    let mut files = match &truth.variant {
        None => start_files.clone(),
        Some(name) => match exercise.variants.get(&name.0) {
            Some(variant) => overlay(start_files, variant),
            None => return Err(format!("there is no variant {:?}", name.0)),
        },
    };
    let before = Snapshot::take(session, []).map_err(|error| error.message)?;
    let mut steps = 0;
    for line in &truth.lines {
        let ran = Terminal { session, files: &mut files, interpreter }.line(line);
        steps += ran.steps;
        match ran.problem {
            Some(_) if truth.ask == Ask::Succeeds => return Ok("no".to_owned()),
            Some(problem) => return Err(format!("`{line}` fails: {}", problem.words())),
            None => {}
        }
    }
    ask(&truth.ask, &before, steps, session)
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
