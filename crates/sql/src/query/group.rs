//! What may stand beside GROUP BY.

use crate::analyzer::{Analyzer, Scope};
use crate::fault::{Result, error};
use crate::typed::{Column, Expr, Node, Select, SortKey, SourceId, children};

impl Analyzer<'_> {
    /// Refuses columns that are neither grouped by nor inside of an aggregate.
    pub(super) fn check_grouping(&self, scope: &Scope<'_>, select: &Select, order_by: &[SortKey]) -> Result<()> {
        let own: Vec<SourceId> = scope
            .items
            .iter()
            .flat_map(|item| item.columns.iter().filter_map(|(_, expr)| column(expr).map(|column| column.source)))
            .collect();
        let follows = self.follows(select);
        let exprs = select.targets.iter().map(|target| &target.expr);
        for expr in exprs.chain(&select.having).chain(order_by.iter().map(|key| &key.expr)) {
            self.check_grouped(scope, select, &own, &follows, expr)?;
        }
        Ok(())
    }

    /// The sources whose primary key is grouped by: all their columns follow from it.
    fn follows(&self, select: &Select) -> Vec<SourceId> {
        let grouped: Vec<&Column> = select.group_by.iter().filter_map(column).collect();
        let keys = self.keys.borrow();
        let has = |source: SourceId, index: usize| grouped.iter().any(|one| one.source == source && one.index == index);
        let mut found: Vec<SourceId> = grouped.iter().map(|one| one.source).collect();
        found.retain(|source| keys.get(source).is_some_and(|key| key.iter().all(|&index| has(*source, index))));
        found
    }

    fn check_grouped(
        &self,
        scope: &Scope<'_>,
        select: &Select,
        own: &[SourceId],
        follows: &[SourceId],
        expr: &Expr,
    ) -> Result<()> {
        if let Node::Grouping(keys) = &expr.node {
            let words = "arguments to GROUPING must be grouping expressions of the associated query level";
            let foreign = keys.iter().find(|key| !select.group_by.contains(key));
            return foreign.map_or(Ok(()), |key| Err(error("42803", words, key.at)));
        }
        if select.group_by.contains(expr) || matches!(expr.node, Node::Aggregate(_)) {
            return Ok(());
        }
        if let Some(column) = column(expr) {
            if !own.contains(&column.source) || follows.contains(&column.source) {
                return Ok(());
            }
            let table = scope
                .items
                .iter()
                .filter(|item| item.name.is_some())
                .find(|item| item.columns.iter().any(|(_, one)| one.node == expr.node))
                .and_then(|item| item.name.clone())
                .unwrap_or_default();
            let message = format!(
                "column \"{table}.{}\" must appear in the GROUP BY clause or be used in an aggregate function",
                column.name
            );
            return Err(error("42803", message, expr.at));
        }
        children(expr).into_iter().try_for_each(|child| self.check_grouped(scope, select, own, follows, child))
    }
}

fn column(expr: &Expr) -> Option<&Column> {
    match &expr.node {
        Node::Column(column) => Some(column),
        _ => None,
    }
}
