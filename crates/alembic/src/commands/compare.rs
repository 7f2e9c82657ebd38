//! `check`, and what `revision --autogenerate` writes.

use super::call::Call;
use super::failure::Failure;
use super::new_file::Bodies;
use crate::autogenerate::{Outcome, Script};
use crate::environment::Work;

/// Compares models and database.
fn compared(call: &mut Call<'_>, check: bool) -> Result<Outcome, Failure> {
    call.locate()?;
    call.environment(Work::Compare { check }, None)?;
    Ok(call.compared.take().unwrap_or_default())
}

/// The revision files that make the database what the models say.
pub(super) fn scripts(call: &mut Call<'_>) -> Result<Vec<Bodies>, Failure> {
    call.autogenerate = true;
    let outcome = compared(call, false)?;
    for warning in &outcome.warnings {
        call.output.stderr += &format!("UserWarning: {warning}\n");
    }
    Ok(outcome.scripts.into_iter().map(bodies).collect())
}

fn bodies(script: Script) -> Bodies {
    let named = vec![script.upgrades, script.downgrades];
    Bodies { named, imports: Some(script.imports), ..Bodies::default() }
}

pub(super) fn check(call: &mut Call<'_>) -> Result<(), Failure> {
    match compared(call, true)?.differences {
        Some(differences) => Err(Failure::command(format!("New upgrade operations detected: {differences}"))),
        None => {
            call.print("No new upgrade operations detected.");
            Ok(())
        }
    }
}
