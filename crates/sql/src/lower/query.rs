//! Queries.

use super::aggregate::{direction, unordinal};
use super::expr::with_collation;
use super::{Lowerer, positional, quote};
use crate::fault::{Result, error, unsupported};
use crate::typed::{Body, CommonTable, Distinct, Expr, Node, Query, Select, SetOperator, SortKey};

/// Whether result columns carry the collation of their type, for DISTINCT and set operations.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Collations {
    Shown,
    Left,
}

impl Lowerer<'_> {
    /// A query whose columns have these names.
    pub(super) fn query(&mut self, query: &Query, names: &[String]) -> Result<String> {
        let with = self.with(&query.with)?;
        let mut text = match &query.body {
            Body::Select(select) if query.ties => {
                let text = self.with_ties(select, query, names)?;
                return Ok(format!("{with}{text}"));
            }
            Body::Select(select) => match &select.distinct {
                _ if select.sets.is_some() => {
                    let sets = select.sets.as_deref().unwrap_or_default();
                    self.grouping_sets(select, sets, &query.order_by, names)?
                }
                Distinct::On(keys) => self.distinct_on(select, keys, &query.order_by, names)?,
                _ => self.select_ordered(select, &query.order_by, names)?,
            },
            Body::SetOperation { .. } | Body::Values(_) if query.ties => {
                return Err(unsupported("WITH TIES over a set operation", None));
            }
            Body::Values(rows) => self.values(rows, names)? + &self.output_order(query)?,
            Body::SetOperation { operator, all: true, left, right } if *operator != SetOperator::Union => {
                self.all_of(*operator, left, right, names)? + &self.output_order(query)?
            }
            Body::SetOperation { operator, all, left, right } => {
                let left = self.side(left, names)?;
                let right = self.side(right, names)?;
                format!("{left} {} {right}", set_word(*operator, *all)) + &self.output_order(query)?
            }
        };
        text += &self.limits(query)?;
        Ok(format!("{with}{text}"))
    }

    pub(super) fn with(&mut self, tables: &[CommonTable]) -> Result<String> {
        if tables.is_empty() {
            return Ok(String::new());
        }
        if tables.iter().any(|table| table.change.is_some()) {
            self.with_changes(tables)?;
            return Ok(String::new());
        }
        let mut entries = Vec::with_capacity(tables.len());
        for table in tables {
            let columns = positional(table.columns.len());
            let query = self.query(&table.query, &columns)?;
            let columns: Vec<String> = columns.iter().map(|column| quote(column)).collect();
            entries.push(format!("{}({}) AS ({query})", quote(&format!("w{}", table.id.0)), columns.join(", ")));
        }
        Ok(format!("WITH RECURSIVE {} ", entries.join(", ")))
    }

    fn select_ordered(&mut self, select: &Select, order_by: &[SortKey], names: &[String]) -> Result<String> {
        let distinct = select.distinct == Distinct::All;
        let collations = if distinct { Collations::Shown } else { Collations::Left };
        let mut text = self.select(select, names, collations, distinct)?;
        if order_by.is_empty() {
            return Ok(text);
        }
        if distinct {
            let keys = order_by.iter().map(|key| {
                let place = select.targets.iter().position(|target| target.expr == key.expr).unwrap_or(0) + 1;
                format!("{} {}", with_collation(place.to_string(), key.expr.base()), direction(key))
            });
            text += &format!(" ORDER BY {}", keys.collect::<Vec<_>>().join(", "));
        } else {
            text += &format!(" ORDER BY {}", self.sort(order_by)?);
        }
        Ok(text)
    }

    fn select(&mut self, select: &Select, names: &[String], collations: Collations, distinct: bool) -> Result<String> {
        let rest = self.rest(select)?;
        let mut targets = Vec::with_capacity(select.targets.len());
        for (target, name) in select.targets.iter().zip(names) {
            let sql = match collations {
                Collations::Shown => self.collated(&target.expr)?,
                Collations::Left => self.expr(&target.expr)?,
            };
            targets.push(format!("{sql} AS {}", quote(name)));
        }
        if targets.is_empty() {
            targets.push("NULL".to_owned());
        }
        let word = if distinct { "SELECT DISTINCT" } else { "SELECT" };
        Ok(format!("{word} {}{rest}", targets.join(", ")))
    }

    /// FROM, WHERE, GROUP BY, HAVING.
    pub(super) fn rest(&mut self, select: &Select) -> Result<String> {
        let mut text = String::new();
        if !select.from.is_empty() {
            text += &format!(" FROM {}", self.from(&select.from)?);
        }
        if let Some(filter) = &select.filter {
            text += &format!(" WHERE {}", self.expr(filter)?);
        }
        if !select.group_by.is_empty() {
            let mut keys = Vec::with_capacity(select.group_by.len());
            for key in &select.group_by {
                let sql = self.collated(key)?;
                keys.push(unordinal(sql, key));
            }
            text += &format!(" GROUP BY {}", keys.join(", "));
        }
        if let Some(having) = &select.having {
            text += &format!(" HAVING {}", self.expr(having)?);
        }
        Ok(text)
    }

    /// The first row of each group of equal keys.
    fn distinct_on(
        &mut self,
        select: &Select,
        keys: &[Expr],
        order_by: &[SortKey],
        names: &[String],
    ) -> Result<String> {
        let inner = positional(select.targets.len());
        let rest = self.rest(select)?;
        let mut columns = Vec::new();
        for (target, name) in select.targets.iter().zip(&inner) {
            columns.push(format!("{} AS {}", self.expr(&target.expr)?, quote(name)));
        }
        let mut outer_order = Vec::new();
        for (index, key) in order_by.iter().enumerate() {
            columns.push(format!("{} AS \"o{index}\"", self.expr(&key.expr)?));
            let column = with_collation(format!("\"o{index}\""), key.expr.base());
            outer_order.push(format!("{column} {}", direction(key)));
        }
        let partition = keys.iter().map(|key| self.collated(key)).collect::<Result<Vec<_>>>()?.join(", ");
        let order = if order_by.is_empty() { String::new() } else { format!(" ORDER BY {}", self.sort(order_by)?) };
        columns.push(format!("row_number() OVER (PARTITION BY {partition}{order}) AS \"r\""));
        let shown = inner.iter().zip(names).map(|(inner, name)| format!("{} AS {}", quote(inner), quote(name)));
        let shown = shown.collect::<Vec<_>>().join(", ");
        let mut text = format!("SELECT {shown} FROM (SELECT {}{rest}) WHERE \"r\" = 1", columns.join(", "));
        if !outer_order.is_empty() {
            text += &format!(" ORDER BY {}", outer_order.join(", "));
        }
        Ok(text)
    }

    fn values(&mut self, rows: &[Vec<Expr>], names: &[String]) -> Result<String> {
        let mut texts = Vec::with_capacity(rows.len());
        for row in rows {
            texts.push(format!("({})", self.exprs(row)?.join(", ")));
        }
        let columns =
            names.iter().enumerate().map(|(index, name)| format!("\"column{}\" AS {}", index + 1, quote(name)));
        let columns = columns.collect::<Vec<_>>().join(", ");
        Ok(format!("SELECT {columns} FROM (VALUES {})", texts.join(", ")))
    }

    /// A side of a set operation: SQLite has no parentheses there.
    fn side(&mut self, query: &Query, names: &[String]) -> Result<String> {
        // An order that nothing is cut off by says nothing.
        let bare = query.limit.is_none() && query.offset.is_none() && query.with.is_empty();
        if let Body::Select(select) = &query.body
            && bare
            && !matches!(select.distinct, Distinct::On(_))
            && select.sets.is_none()
        {
            return self.select(select, names, Collations::Shown, select.distinct == Distinct::All);
        }
        let inner = positional(names.len());
        let text = self.query(query, &inner)?;
        let columns = inner.iter().zip(names).zip(&query.columns).map(|((inner, name), column)| {
            format!("{} AS {}", with_collation(quote(inner), &column.type_name.base), quote(name))
        });
        Ok(format!("SELECT {} FROM ({text})", columns.collect::<Vec<_>>().join(", ")))
    }

    fn output_order(&mut self, query: &Query) -> Result<String> {
        if query.order_by.is_empty() {
            return Ok(String::new());
        }
        let mut keys = Vec::with_capacity(query.order_by.len());
        for key in &query.order_by {
            let Node::SubqueryColumn(index) = key.expr.node else {
                return Err(error("XX000", "ORDER BY of a set operation names no column", None));
            };
            keys.push(format!("{} {}", with_collation((index + 1).to_string(), key.expr.base()), direction(key)));
        }
        Ok(format!(" ORDER BY {}", keys.join(", ")))
    }

    /// LIMIT and OFFSET as numbers.
    pub(super) fn bounds(&mut self, query: &Query) -> Result<(Option<String>, Option<String>)> {
        let mut number = |expr: &Option<Expr>, function: &str| match expr.as_ref().map(|expr| (&expr.node, expr)) {
            None | Some((Node::Null, _)) => Ok(None),
            Some((Node::Constant { value: datum::Value::Integer(number @ 0..), .. }, _)) => {
                Ok(Some(number.to_string()))
            }
            Some((_, expr)) => self.expr(expr).map(|sql| Some(format!("{function}({sql})"))),
        };
        let limit = number(&query.limit, "pg_limit")?;
        let offset = number(&query.offset, "pg_offset")?;
        Ok((limit, offset))
    }

    fn limits(&mut self, query: &Query) -> Result<String> {
        Ok(match self.bounds(query)? {
            (None, None) => String::new(),
            (Some(limit), None) => format!(" LIMIT {limit}"),
            (limit, Some(offset)) => format!(" LIMIT {} OFFSET {offset}", limit.unwrap_or_else(|| "-1".to_owned())),
        })
    }
}

fn set_word(operator: SetOperator, all: bool) -> &'static str {
    match (operator, all) {
        (SetOperator::Union, true) => "UNION ALL",
        (SetOperator::Union, false) => "UNION",
        (SetOperator::Intersect, _) => "INTERSECT",
        (SetOperator::Except, _) => "EXCEPT",
    }
}
