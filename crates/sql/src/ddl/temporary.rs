//! Temporary relations: what becomes of them when a transaction commits, and when the session ends.

use super::drop::{Behaviour, remove_relations};
use super::plan::{Plan, Step};
use super::planner::Planner;
use crate::Context;
use crate::fault::Result;
use catalog::{Oid, OnCommit, Persistence, Relation};

/// What a commit does to temporary tables; nothing if there is nothing to do.
///
/// # Errors
///
/// Faults of ours only.
pub fn plan_commit(context: &Context<'_>) -> Result<Option<Plan>> {
    let of = |wanted: OnCommit| oids(context, |it| it.persistence == Persistence::Temporary(wanted) && it.is_table());
    let (dropped, emptied) = (of(OnCommit::Drop), of(OnCommit::DeleteRows));
    if dropped.is_empty() && emptied.is_empty() {
        return Ok(None);
    }
    let mut planner = Planner::new(context);
    if !emptied.is_empty() {
        planner.steps.push(Step::Truncate(emptied));
    }
    remove(&mut planner, &dropped)?;
    Ok(Some(planner.finish("COMMIT")))
}

/// What the end of a session does to temporary relations; nothing if there are none.
///
/// # Errors
///
/// Faults of ours only.
pub fn plan_session_end(context: &Context<'_>) -> Result<Option<Plan>> {
    let all = oids(context, Relation::is_temporary);
    if all.is_empty() {
        return Ok(None);
    }
    let mut planner = Planner::new(context);
    remove(&mut planner, &all)?;
    Ok(Some(planner.finish("DISCARD TEMP")))
}

fn oids(context: &Context<'_>, is_wanted: impl Fn(&Relation) -> bool) -> Vec<Oid> {
    let found = context.catalog().relations.values().filter(|relation| is_wanted(relation));
    found.map(|relation| relation.oid).collect()
}

fn remove(planner: &mut Planner<'_>, oids: &[Oid]) -> Result<()> {
    for oid in oids {
        if planner.catalog.relation(*oid).is_some() {
            remove_relations(planner, &[*oid], Behaviour::Cascade)?;
        }
    }
    planner.notices.clear();
    Ok(())
}
