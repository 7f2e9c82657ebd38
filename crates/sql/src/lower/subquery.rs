//! Subqueries in expressions.

use super::{Lowerer, positional, quote};
use crate::fault::Result;
use crate::typed::{Body, Expr, Link, Node, Query, Subquery};

impl Lowerer<'_> {
    pub(super) fn subquery(&mut self, subquery: &Subquery) -> Result<String> {
        let held = std::mem::take(&mut self.subqueries);
        let query = self.query(&subquery.query, &positional(subquery.query.columns.len()));
        self.subqueries = held;
        let query = query?;
        let Link::Any { operators, left, right, all } = &subquery.link else {
            return Ok(match subquery.link {
                Link::Exists => format!("EXISTS ({query})"),
                Link::Array => {
                    let key = datum::type_key(&subquery.query.columns[0].type_name.base);
                    format!("(SELECT coalesce(array_agg_text(pg_output(c1, '{key}')), '{{}}') FROM ({query}))")
                }
                _ if at_most_one(&subquery.query) => format!("({query})"),
                _ => format!("(SELECT only_row(c1) FROM ({query}))"),
            });
        };
        let alias = self.fresh("s");
        let plain = !all
            && operators.iter().all(|one| one.name == "=")
            && left
                .iter()
                .zip(right)
                .all(|(left, right)| left.base() == right.base() && matches!(right.node, Node::SubqueryColumn(_)));
        if plain {
            let mut sides = Vec::with_capacity(left.len());
            for side in left {
                sides.push(self.collated(side)?);
            }
            return Ok(match sides.as_slice() {
                [one] => format!("({one} IN ({query}))"),
                several => format!("(({}) IN ({query}))", several.join(", ")),
            });
        }
        self.subqueries.push(alias.clone());
        let tests: Result<Vec<String>> = operators
            .iter()
            .zip(left.iter().zip(right))
            .map(|(operator, (left, right))| self.compare(operator, left, right))
            .collect();
        self.subqueries.pop();
        let test = tests?.join(" AND ");
        let verdict = verdict(*all);
        Ok(format!("(SELECT {verdict} FROM (SELECT ({test}) AS v FROM ({query}) AS {}))", quote(&alias)))
    }
}

/// Whether a query can be seen to give no second row.
fn at_most_one(query: &Query) -> bool {
    let is_one = |expr: &Expr| matches!(expr.node, Node::Constant { value: datum::Value::Integer(0..=1), .. });
    query.limit.as_ref().is_some_and(is_one)
        || match &query.body {
            Body::Select(select) => select.from.is_empty() || select.grouped && select.group_by.is_empty(),
            Body::Values(rows) => rows.len() <= 1,
            Body::SetOperation { .. } => false,
        }
}

/// The result of ANY or ALL over rows `v`.
pub(super) fn verdict(all: bool) -> &'static str {
    if all {
        "CASE WHEN min(v) = 0 THEN 0 WHEN max(v IS NULL) = 1 THEN NULL ELSE 1 END"
    } else {
        "CASE WHEN max(v) = 1 THEN 1 WHEN max(v IS NULL) = 1 THEN NULL ELSE 0 END"
    }
}
