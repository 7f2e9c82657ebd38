//! `SELECT`.

use super::Unknowns;
use crate::analyzer::{Analyzer, Place, Scope};
use crate::expr::sorted;
use crate::fault::{Result, error, unsupported};
use crate::typed::{Body, Distinct, Expr, Node, OutputColumn, Query, Select, SortKey, Target};
use catalog::Type;
use sqlparser::ast;

impl Analyzer<'_> {
    pub(super) fn select(
        &self,
        parent: &Scope<'_>,
        select: &ast::Select,
        order: &[ast::OrderByExpr],
        unknowns: Unknowns,
    ) -> Result<Query> {
        refuse(select)?;
        let mut scope = Scope::new(Some(parent));
        let from = self.from(&mut scope, &select.from)?;
        scope.windows.clone_from(&select.named_window);
        let (mut targets, returned) = self.targets(&scope, &select.projection)?;
        let filter = match &select.selection {
            Some(filter) => Some(scope.within(Place::Where, || self.condition(&scope, filter, "WHERE"))?),
            None => None,
        };
        let having = match &select.having {
            Some(having) => Some(scope.within(Place::Having, || self.condition(&scope, having, "HAVING"))?),
            None => None,
        };
        let mut order_by: Vec<SortKey> = Vec::with_capacity(order.len());
        for key in order {
            order_by.push(sorted(self.output_key(&scope, "ORDER BY", Place::OrderBy, &key.expr, &targets)?, key)?);
        }
        let (group_by, sets) = self.group_by(&scope, &select.group_by, &targets)?;
        if unknowns == Unknowns::BecomeText {
            for target in &mut targets {
                let expr = std::mem::replace(&mut target.expr, Expr::new(Node::Null, Type::Unknown));
                target.expr = self.known(expr)?;
            }
        }
        for key in &mut order_by {
            let expr = std::mem::replace(&mut key.expr, Expr::new(Node::Null, Type::Unknown));
            key.expr = self.known(expr)?;
        }
        let distinct = self.distinct(&scope, select.distinct.as_ref(), &targets, &order_by)?;
        let grouped = !group_by.is_empty() || sets.is_some() || having.is_some() || scope.aggregates.get();
        let columns = targets
            .iter()
            .map(|target| OutputColumn { name: target.name.clone(), type_name: target.expr.type_name.clone() })
            .collect();
        let analyzed = Select { distinct, targets, from, filter, group_by, sets, grouped, having };
        if grouped {
            self.check_grouping(&scope, &analyzed, &order_by)?;
        }
        let (analyzed, order_by) = self.project(analyzed, order_by, returned)?;
        Ok(Query { body: Body::Select(Box::new(analyzed)), order_by, columns, ..Query::default() })
    }

    fn distinct(
        &self,
        scope: &Scope<'_>,
        distinct: Option<&ast::Distinct>,
        targets: &[Target],
        order_by: &[SortKey],
    ) -> Result<Distinct> {
        match distinct {
            None | Some(ast::Distinct::All) => Ok(Distinct::No),
            Some(ast::Distinct::Distinct) => {
                let missing = order_by.iter().find(|key| !targets.iter().any(|target| target.expr == key.expr));
                match missing {
                    None => Ok(Distinct::All),
                    Some(key) => {
                        let words = "for SELECT DISTINCT, ORDER BY expressions must appear in select list";
                        Err(error("42P10", words, key.expr.at))
                    }
                }
            }
            Some(ast::Distinct::On(exprs)) => {
                let keys = exprs
                    .iter()
                    .map(|expr| self.output_key(scope, "DISTINCT ON", Place::DistinctOn, expr, targets))
                    .collect::<Result<Vec<_>>>()?;
                let initial = order_by.iter().take(keys.len());
                if let Some(key) = initial.into_iter().find(|key| !keys.contains(&key.expr)) {
                    let words = "SELECT DISTINCT ON expressions must match initial ORDER BY expressions";
                    return Err(error("42P10", words, key.expr.at));
                }
                Ok(Distinct::On(keys))
            }
        }
    }

    /// `TABLE name`
    pub(super) fn table_statement(
        &self,
        scope: &Scope<'_>,
        table: &ast::Table,
        order: &[ast::OrderByExpr],
    ) -> Result<Query> {
        let parts = [&table.schema_name, &table.table_name].into_iter().flatten();
        let name = ast::ObjectName(
            parts.map(|part| ast::ObjectNamePart::Identifier(ast::Ident::with_quote('"', part.clone()))).collect(),
        );
        let mut inner = Scope::new(Some(scope));
        let from = vec![self.table(&mut inner, &name, None, None)?];
        let targets = super::targets::all(&inner.items);
        let mut order_by = Vec::new();
        for key in order {
            order_by.push(sorted(self.output_key(&inner, "ORDER BY", Place::OrderBy, &key.expr, &targets)?, key)?);
        }
        let columns = targets
            .iter()
            .map(|target| OutputColumn { name: target.name.clone(), type_name: target.expr.type_name.clone() })
            .collect();
        let select = Select { targets, from, ..Select::default() };
        Ok(Query { body: Body::Select(Box::new(select)), order_by, columns, ..Query::default() })
    }
}

fn refuse(select: &ast::Select) -> Result<()> {
    if select.into.is_some() {
        return Err(unsupported("SELECT INTO", None));
    }
    let foreign = select.top.is_some()
        || select.exclude.is_some()
        || !select.lateral_views.is_empty()
        || select.prewhere.is_some()
        || !select.connect_by.is_empty()
        || !select.cluster_by.is_empty()
        || !select.distribute_by.is_empty()
        || !select.sort_by.is_empty()
        || select.qualify.is_some()
        || select.value_table_mode.is_some()
        || select.select_modifiers.is_some();
    if foreign {
        return Err(error("42601", "syntax error", None));
    }
    Ok(())
}
