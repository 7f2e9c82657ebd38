//! `GROUP BY`: keys, and the sets of keys of `GROUPING SETS`, `ROLLUP` and `CUBE`.

use crate::analyzer::{Analyzer, Scope};
use crate::expr::start;
use crate::fault::{Result, error, unsupported};
use crate::typed::{Expr, Node, Target};
use sqlparser::ast::{self, GroupByExpr};

/// PostgreSQL's bound.
const MOST_SETS: usize = 4096;

/// Keys, and which of them each set has.
pub(super) type Groups = (Vec<Expr>, Option<Vec<Vec<usize>>>);

impl Analyzer<'_> {
    pub(super) fn group_by(&self, scope: &Scope<'_>, group: &GroupByExpr, targets: &[Target]) -> Result<Groups> {
        let GroupByExpr::Expressions(exprs, modifiers) = group else {
            return Err(error("42601", "syntax error at or near \"ALL\"", None));
        };
        if !modifiers.is_empty() {
            return Err(unsupported("a modifier of GROUP BY", None));
        }
        let mut keys: Vec<Expr> = Vec::new();
        let mut sets: Vec<Vec<usize>> = vec![Vec::new()];
        let mut several = false;
        for expr in exprs {
            let mut list = |items: &[Vec<ast::Expr>]| -> Result<Vec<Vec<usize>>> {
                items.iter().map(|items| self.keys(scope, items, targets, &mut keys)).collect()
            };
            let given = match expr {
                ast::Expr::GroupingSets(items) => list(items)?,
                ast::Expr::Rollup(items) => {
                    let parts = list(items)?;
                    (0..=parts.len()).rev().map(|length| parts[..length].concat()).collect()
                }
                ast::Expr::Cube(items) => {
                    let parts = list(items)?;
                    if parts.len() > 12 {
                        return Err(error("54001", "CUBE is limited to 12 elements", start(&self.context, expr)));
                    }
                    let subset = |bits: usize| {
                        let chosen = parts.iter().enumerate().filter(|(at, _)| bits >> (parts.len() - 1 - at) & 1 == 1);
                        chosen.flat_map(|(_, part)| part.clone()).collect()
                    };
                    (0..1_usize << parts.len()).rev().map(subset).collect()
                }
                expr => {
                    let index = self.keys(scope, std::slice::from_ref(expr), targets, &mut keys)?;
                    sets.iter_mut().for_each(|set| set.extend(index.clone()));
                    continue;
                }
            };
            several = true;
            if sets.len() * given.len() > MOST_SETS {
                return Err(error("54001", format!("too many grouping sets present (maximum {MOST_SETS})"), None));
            }
            sets = sets.iter().flat_map(|set| given.iter().map(|more| [set.clone(), more.clone()].concat())).collect();
        }
        Ok((keys, several.then_some(sets)))
    }

    /// The places of keys, which are added where they are not known.
    fn keys(
        &self,
        scope: &Scope<'_>,
        items: &[ast::Expr],
        targets: &[Target],
        keys: &mut Vec<Expr>,
    ) -> Result<Vec<usize>> {
        let mut places = Vec::with_capacity(items.len());
        for item in items {
            if let ast::Expr::Tuple(inner) = item {
                places.extend(self.keys(scope, inner, targets, keys)?);
                continue;
            }
            let key = self.known(self.group_key(scope, item, targets)?)?;
            let mut aggregate = None;
            crate::typed::walk(&key, &mut |one| {
                if matches!(one.node, Node::Aggregate(_)) {
                    aggregate = aggregate.or(Some(one.at));
                }
            });
            if let Some(at) = aggregate {
                let at = at.or_else(|| start(&self.context, item));
                return Err(error("42803", "aggregate functions are not allowed in GROUP BY", at));
            }
            let known = keys.iter().position(|known| *known == key);
            places.push(known.unwrap_or_else(|| {
                keys.push(key);
                keys.len() - 1
            }));
        }
        Ok(places)
    }
}
