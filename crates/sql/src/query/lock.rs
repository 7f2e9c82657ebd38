//! `FOR UPDATE` and its kin: nothing is locked, but PostgreSQL says where they may not stand.

use crate::analyzer::Analyzer;
use crate::fault::{Result, error};
use crate::parse::fold;
use crate::typed::{Body, Distinct, From, Node, Query, walk};
use sqlparser::ast::{LockClause, Spanned};

impl Analyzer<'_> {
    pub(super) fn check_locks(&self, query: &Query, locks: &[LockClause]) -> Result<()> {
        for lock in locks {
            let word = format!("FOR {}", lock.lock_type);
            if let Some(what) = unlockable(query) {
                return Err(error("0A000", format!("{word} is not allowed with {what}"), None));
            }
            let (Some(of), Body::Select(select)) = (&lock.of, &query.body) else { continue };
            let name = of.0.last().and_then(|part| part.as_ident()).map(fold).unwrap_or_default();
            if !select.from.iter().any(|entry| has(entry, &name)) {
                let words = format!("relation \"{name}\" in {word} clause not found in FROM clause");
                return Err(error("42P01", words, self.context.span(of.span())));
            }
        }
        Ok(())
    }
}

/// What keeps the rows of a query from being rows of tables.
fn unlockable(query: &Query) -> Option<&'static str> {
    let select = match &query.body {
        Body::SetOperation { .. } => return Some("UNION/INTERSECT/EXCEPT"),
        Body::Values(_) => return None,
        Body::Select(select) => select,
    };
    let holds = |is: fn(&Node) -> bool| {
        let mut found = false;
        for target in &select.targets {
            walk(&target.expr, &mut |one| found |= is(&one.node));
        }
        found
    };
    if select.distinct != Distinct::No {
        Some("DISTINCT clause")
    } else if !select.group_by.is_empty() {
        Some("GROUP BY clause")
    } else if select.having.is_some() {
        Some("HAVING clause")
    } else if holds(|node| matches!(node, Node::Aggregate(_))) {
        Some("aggregate functions")
    } else if holds(|node| matches!(node, Node::Window(_))) {
        Some("window functions")
    } else {
        None
    }
}

fn has(entry: &From, name: &str) -> bool {
    match entry {
        From::Table(source, _)
        | From::View(source, ..)
        | From::Subquery(source, _)
        | From::Common(source, _)
        | From::Function(source, _)
        | From::Row(source, _) => source.name == name,
        From::Join { left, right, .. } => has(left, name) || has(right, name),
    }
}
