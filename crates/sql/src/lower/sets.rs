//! What SQLite lacks of grouping and of set operations: `GROUPING SETS`, `INTERSECT ALL`, `EXCEPT ALL`, `WITH TIES`.

use super::aggregate::direction;
use super::expr::with_collation;
use super::{Lowerer, positional, quote};
use crate::fault::{Result, unsupported};
use crate::typed::{Distinct, Expr, Node, Query, Select, SetOperator, SortKey, children_mut};

impl Lowerer<'_> {
    /// A query for each grouping set, one after the other.
    pub(super) fn grouping_sets(
        &mut self,
        select: &Select,
        sets: &[Vec<usize>],
        order_by: &[SortKey],
        names: &[String],
    ) -> Result<String> {
        if matches!(select.distinct, Distinct::On(_)) {
            return Err(unsupported("DISTINCT ON over grouping sets", None));
        }
        let mut texts = Vec::with_capacity(sets.len());
        for set in sets {
            texts.push(self.grouping_set(select, set, order_by)?);
        }
        let shown = positional(names.len());
        let shown = shown.iter().zip(names).map(|(inner, name)| format!("{} AS {}", quote(inner), quote(name)));
        let word = if select.distinct == Distinct::All { "SELECT DISTINCT" } else { "SELECT" };
        let mut text = format!("{word} {} FROM ({})", shown.collect::<Vec<_>>().join(", "), texts.join(" UNION ALL "));
        if !order_by.is_empty() {
            text += &format!(" ORDER BY {}", outer_keys(order_by).join(", "));
        }
        Ok(text)
    }

    fn grouping_set(&mut self, select: &Select, set: &[usize], order_by: &[SortKey]) -> Result<String> {
        let mut one = select.clone();
        one.group_by = set.iter().map(|&at| select.group_by[at].clone()).collect();
        let missing: Vec<&Expr> =
            select.group_by.iter().enumerate().filter(|(at, _)| !set.contains(at)).map(|(_, key)| key).collect();
        one.targets.iter_mut().for_each(|target| blank(&mut target.expr, &missing));
        one.having.iter_mut().for_each(|having| blank(having, &missing));
        let mut text = self.rest(&one)?;
        if set.is_empty() && one.having.is_none() {
            // One row, whether there are rows or not.
            text += " HAVING count(*) >= 0";
        }
        let mut columns = Vec::new();
        for (target, name) in one.targets.iter().zip(positional(select.targets.len())) {
            columns.push(format!("{} AS {}", self.expr(&target.expr)?, quote(&name)));
        }
        for (index, key) in order_by.iter().enumerate() {
            let mut key = key.expr.clone();
            blank(&mut key, &missing);
            columns.push(format!("{} AS \"o{index}\"", self.expr(&key)?));
        }
        Ok(format!("SELECT {}{text}", columns.join(", ")))
    }

    /// `INTERSECT ALL`, `EXCEPT ALL`: equal rows are told apart by their number.
    pub(super) fn all_of(
        &mut self,
        operator: SetOperator,
        left: &Query,
        right: &Query,
        names: &[String],
    ) -> Result<String> {
        let word = if operator == SetOperator::Intersect { "INTERSECT" } else { "EXCEPT" };
        let (left, right) = (self.numbered(left)?, self.numbered(right)?);
        let shown = positional(names.len());
        let shown = shown.iter().zip(names).map(|(inner, name)| format!("{} AS {}", quote(inner), quote(name)));
        Ok(format!("SELECT {} FROM ({left} {word} {right})", shown.collect::<Vec<_>>().join(", ")))
    }

    fn numbered(&mut self, query: &Query) -> Result<String> {
        let inner = positional(query.columns.len());
        let text = self.query(query, &inner)?;
        let columns: Vec<String> = inner
            .iter()
            .zip(&query.columns)
            .map(|(name, column)| with_collation(quote(name), &column.type_name.base))
            .collect();
        let shown: Vec<String> =
            columns.iter().zip(&inner).map(|(column, name)| format!("{column} AS {}", quote(name))).collect();
        let number = format!("row_number() OVER (PARTITION BY {}) AS \"r\"", columns.join(", "));
        Ok(format!("SELECT {}, {number} FROM ({text})", shown.join(", ")))
    }

    /// `FETCH FIRST … WITH TIES`: rows that sort as the last one does come too.
    pub(super) fn with_ties(&mut self, select: &Select, query: &Query, names: &[String]) -> Result<String> {
        if select.distinct != Distinct::No || select.sets.is_some() {
            return Err(unsupported("WITH TIES over DISTINCT or grouping sets", None));
        }
        let (limit, offset) = self.bounds(query)?;
        let rest = self.rest(select)?;
        let inner = positional(select.targets.len());
        let mut columns = Vec::new();
        for (target, name) in select.targets.iter().zip(&inner) {
            columns.push(format!("{} AS {}", self.expr(&target.expr)?, quote(name)));
        }
        for (index, key) in query.order_by.iter().enumerate() {
            columns.push(format!("{} AS \"o{index}\"", self.expr(&key.expr)?));
        }
        let keys = outer_keys(&query.order_by).join(", ");
        let numbers = format!("row_number() OVER (ORDER BY {keys}) AS \"n\", rank() OVER (ORDER BY {keys}) AS \"k\"");
        let shown = inner.iter().zip(names).map(|(inner, name)| format!("{} AS {}", quote(inner), quote(name)));
        let offset = offset.unwrap_or_else(|| "0".to_owned());
        let most = limit.map(|limit| format!(" AND \"k\" <= {offset} + {limit}")).unwrap_or_default();
        Ok(format!(
            "SELECT {} FROM (SELECT *, {numbers} FROM (SELECT {}{rest})) WHERE \"n\" > {offset}{most} ORDER BY \"n\"",
            shown.collect::<Vec<_>>().join(", "),
            columns.join(", ")
        ))
    }
}

fn outer_keys(order_by: &[SortKey]) -> Vec<String> {
    let key = |(index, key): (usize, &SortKey)| {
        format!("{} {}", with_collation(format!("\"o{index}\""), key.expr.base()), direction(key))
    };
    order_by.iter().enumerate().map(key).collect()
}

/// Puts NULL for the keys that a set lacks, outside of aggregates, and counts them where that is asked.
fn blank(expr: &mut Expr, missing: &[&Expr]) {
    if missing.contains(&&*expr) {
        expr.node = Node::Null;
        return;
    }
    if let Node::Grouping(keys) = &expr.node {
        let bit = |bits: i64, key: &Expr| bits << 1 | i64::from(missing.contains(&key));
        let bits = keys.iter().fold(0, bit);
        expr.node = Node::Constant { text: bits.to_string(), value: datum::Value::Integer(bits) };
        return;
    }
    if !matches!(expr.node, Node::Aggregate(_)) {
        children_mut(expr, &mut |child| blank(child, missing));
    }
}
