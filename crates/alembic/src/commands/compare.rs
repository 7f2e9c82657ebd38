//! `check`, and what `revision --autogenerate` writes.

use super::call::Call;
use super::failure::Failure;
use super::new_file::{Bodies, NewFile};
use crate::autogenerate::{Outcome, Script};
use crate::environment::Work;
use serde_json::{Value, json};

/// Compares models and database.
fn compared(call: &mut Call<'_>, request: Value, check: bool) -> Result<Outcome, Failure> {
    call.locate()?;
    call.request = request;
    call.environment(Work::Compare { check }, None)?;
    Ok(call.compared.take().unwrap_or_default())
}

/// What a hook is told of the file; it may change it.
fn described(file: &NewFile) -> Value {
    let ids = |ids: &[String]| match ids {
        [] => Value::Null,
        [only] if only == "head" => Value::Null,
        [only] => json!(only),
        several => json!(several),
    };
    json!({
        "rev_id": file.id, "message": file.message, "head": ids(&file.heads), "splice": file.splice,
        "branch_label": file.branch_label, "version_path": file.version_path, "depends_on": ids(&file.depends_on),
    })
}

/// The revision files that make the database what the models say.
pub(super) fn files(call: &mut Call<'_>, request: &NewFile) -> Result<Vec<NewFile>, Failure> {
    call.autogenerate = true;
    let outcome = compared(call, described(request), false)?;
    for warning in &outcome.warnings {
        call.output.stderr += &format!("UserWarning: {warning}\n");
    }
    Ok(outcome.scripts.into_iter().map(|script| file(request, script)).collect())
}

fn file(request: &NewFile, script: Script) -> NewFile {
    let named = vec![script.upgrades, script.downgrades];
    let bodies = Bodies { named, imports: Some(script.imports), ..Bodies::default() };
    match script.file {
        None => NewFile { bodies, ..request.clone() },
        Some(given) => NewFile {
            id: given.rev_id,
            message: given.message,
            heads: given.heads,
            splice: given.splice,
            branch_label: given.branch_label,
            depends_on: given.depends_on,
            version_path: given.version_path,
            bodies,
        },
    }
}

pub(super) fn check(call: &mut Call<'_>) -> Result<(), Failure> {
    let request = json!({
        "rev_id": call.now.revision_id, "message": null, "head": "head", "splice": false, "branch_label": null,
        "version_path": null, "depends_on": null,
    });
    let outcome = compared(call, request, true)?;
    if outcome.taken_away {
        return Err(Failure::traceback("IndexError", "list index out of range"));
    }
    match outcome.differences {
        Some(differences) => Err(Failure::command(format!("New upgrade operations detected: {differences}"))),
        None => {
            call.print("No new upgrade operations detected.");
            Ok(())
        }
    }
}
