//! TRUNCATE.

use super::names;
use super::plan::Step;
use super::planner::Planner;
use crate::fault::{Result, error};
use catalog::Oid;
use sqlparser::ast::{CascadeOption, Truncate, TruncateIdentityOption};

/// TRUNCATE.
pub(super) fn truncate(planner: &mut Planner<'_>, truncate: &Truncate) -> Result<&'static str> {
    let mut oids: Vec<Oid> = Vec::new();
    for target in &truncate.table_names {
        let context = planner.context();
        let table = names::relation(&context, &target.name)?;
        if context.catalog().system.contains_key(&table.oid) {
            return Err(planner.untouchable(table.oid));
        }
        if !table.is_table() {
            return Err(error("42809", format!("\"{}\" is not a table", table.name.name), None));
        }
        if !oids.contains(&table.oid) {
            oids.push(table.oid);
        }
    }
    let cascade = truncate.cascade == Some(CascadeOption::Cascade);
    let mut at = 0;
    while at < oids.len() {
        refer(planner, &mut oids, at, cascade)?;
        at += 1;
    }
    if truncate.identity == Some(TruncateIdentityOption::Restart) {
        restart(planner, &oids);
    }
    planner.steps.push(Step::Truncate(oids));
    Ok("TRUNCATE TABLE")
}

fn refer(planner: &mut Planner<'_>, oids: &mut Vec<Oid>, at: usize, cascade: bool) -> Result<()> {
    let name = planner.relation(oids[at])?.name.name.clone();
    let referencing: Vec<(Oid, String)> = planner
        .catalog
        .incoming_foreign_keys(oids[at])
        .iter()
        .map(|incoming| (incoming.relation.oid, incoming.relation.name.name.clone()))
        .collect();
    for (oid, other) in referencing {
        if oids.contains(&oid) {
            continue;
        }
        if !cascade {
            return Err(error("0A000", "cannot truncate a table referenced in a foreign key constraint", None)
                .with_detail(format!("Table \"{other}\" references \"{name}\"."))
                .with_hint(format!("Truncate table \"{other}\" at the same time, or use TRUNCATE ... CASCADE.")));
        }
        planner.notice("00000", format!("truncate cascades to table \"{other}\""));
        oids.push(oid);
    }
    Ok(())
}

fn restart(planner: &mut Planner<'_>, oids: &[Oid]) {
    let starts: Vec<(Oid, i64)> = oids
        .iter()
        .flat_map(|oid| planner.catalog.owned_sequences(*oid))
        .map(|owned| (owned.relation.oid, owned.sequence.start))
        .collect();
    for (sequence, last_value) in starts {
        planner.steps.push(Step::SetSequence { sequence, last_value, is_called: false });
    }
}
