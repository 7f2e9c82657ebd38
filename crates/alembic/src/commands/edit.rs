//! `edit`: which files are opened. Opening them is for whoever has an editor.

use super::arguments::Arguments;
use super::call::Call;
use super::failure::Failure;
use crate::environment::Work;
use revision::Identifier;

pub(super) fn edit(call: &mut Call<'_>, arguments: &Arguments) -> Result<(), Failure> {
    call.locate()?;
    let symbol = arguments.first();
    let nodes = if symbol == "current" {
        let applied = call.environment(Work::Look, None)?;
        if !call.reached {
            return Ok(());
        }
        if applied.is_empty() {
            return Err(Failure::command("No current revisions"));
        }
        call.find(Identifier::Many(&applied))?
    } else {
        let nodes = call.find(Identifier::One(symbol))?;
        if nodes.is_empty() {
            return Err(Failure::command(format!("No revision files indicated by symbol '{symbol}'")));
        }
        nodes
    };
    let Some(scripts) = &call.scripts else { return Ok(()) };
    call.output.edited = nodes.into_iter().map(|node| scripts.script(node).path.clone()).collect();
    Ok(())
}
