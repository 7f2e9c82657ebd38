//! Queries (`get_query_def`).

use super::printer::{CLAUSE, Printer};
use crate::typed::{Body, CommonTable, Distinct, Expr, Node, Query, Select, SetOperator, SortKey, Target};

impl Printer<'_> {
    pub(super) fn query(&mut self, query: &Query) {
        if let Body::Select(select) = &query.body {
            self.enter(&select.from);
        }
        self.with(&query.with, query.recursive);
        match &query.body {
            Body::Select(select) => self.select(query, select),
            Body::Values(rows) => self.values(rows),
            Body::SetOperation { operator, all, left, right } => self.set_operation(*operator, *all, left, right),
        }
        if !query.order_by.is_empty() {
            self.line(" ORDER BY ", -CLAUSE, CLAUSE, 1);
            self.order(query);
        }
        if let Some(offset) = &query.offset {
            self.line(" OFFSET ", -CLAUSE, CLAUSE, 0);
            self.expr(offset, false);
        }
        if let Some(limit) = &query.limit {
            self.line(if query.ties { " FETCH FIRST " } else { " LIMIT " }, -CLAUSE, CLAUSE, 0);
            self.expr(limit, false);
            self.push(if query.ties { " ROWS WITH TIES" } else { "" });
        }
        if matches!(query.body, Body::Select(_) | Body::Values(_)) {
            self.indent(-CLAUSE);
        }
    }

    fn with(&mut self, tables: &[CommonTable], recursive: bool) {
        if tables.is_empty() {
            return;
        }
        self.indent(CLAUSE);
        self.push(if recursive { " WITH RECURSIVE " } else { " WITH " });
        for (index, table) in tables.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            self.identifier(&table.name);
            self.common.push((table.id, table.name.clone()));
            if table.columns.iter().zip(&table.query.columns).any(|(given, own)| given.name != own.name) {
                self.push("(");
                self.list(&table.columns, |printer, column| printer.identifier(&column.name));
                self.push(")");
            }
            self.push(" AS ");
            self.push("(");
            self.line("", 0, 0, 0);
            self.inner(&table.query, false);
            self.line("", 0, 0, 0);
            self.push(")");
        }
        self.indent(-CLAUSE);
        self.line("", 0, 0, 0);
    }

    fn select(&mut self, query: &Query, select: &Select) {
        self.indent(CLAUSE);
        self.push(" SELECT");
        match &select.distinct {
            Distinct::No => {}
            Distinct::All => self.push(" DISTINCT"),
            Distinct::On(keys) => {
                self.push(" DISTINCT ON (");
                self.list(keys, Self::key);
                self.push(")");
            }
        }
        self.targets(query, &select.targets);
        self.sources_list(&select.from);
        if let Some(filter) = &select.filter {
            self.line(" WHERE ", -CLAUSE, CLAUSE, 1);
            self.expr(filter, false);
        }
        if !select.group_by.is_empty() {
            self.line(" GROUP BY ", -CLAUSE, CLAUSE, 1);
            match &select.sets {
                None => self.list(&select.group_by, Self::key),
                Some(sets) => self.grouping_sets(&select.group_by, sets),
            }
        }
        if let Some(having) = &select.having {
            self.line(" HAVING ", -CLAUSE, CLAUSE, 0);
            self.expr(having, false);
        }
    }

    fn grouping_sets(&mut self, keys: &[Expr], sets: &[Vec<usize>]) {
        self.push("GROUPING SETS (");
        self.list(sets, |printer, set| {
            printer.push("(");
            let keys: Vec<&Expr> = set.iter().map(|&at| &keys[at]).collect();
            printer.list(&keys, |printer, key| printer.expr(key, false));
            printer.push(")");
        });
        self.push(")");
    }

    fn targets(&mut self, query: &Query, targets: &[Target]) {
        for (index, target) in targets.iter().enumerate() {
            if index == 0 {
                self.push(" ");
                self.expr(&target.expr, true);
            } else {
                self.push(",");
                self.on_a_line(|printer| printer.expr(&target.expr, true));
            }
            let given = self.names.get(index).or_else(|| query.columns.get(index).map(|column| &column.name));
            let name = given.unwrap_or(&target.name).clone();
            let own = match &target.expr.node {
                Node::Column(column) => column.name == name,
                _ => self.unnamed && name == "?column?",
            };
            if !own {
                self.push(" AS ");
                self.identifier(&name);
            }
        }
    }

    fn values(&mut self, rows: &[Vec<Expr>]) {
        self.indent(CLAUSE);
        self.push(" VALUES ");
        self.list(rows, |printer, row| {
            printer.push("(");
            for (index, value) in row.iter().enumerate() {
                if index > 0 {
                    printer.push(",");
                }
                printer.expr(value, false);
            }
            printer.push(")");
        });
    }

    fn set_operation(&mut self, operator: SetOperator, all: bool, left: &Query, right: &Query) {
        let same = matches!(&left.body, Body::SetOperation { operator: inner, all: inner_all, .. }
            if *inner == operator && *inner_all == all);
        let nested = is_set_operation(left) && !same;
        if nested {
            self.push("(");
            self.line("", CLAUSE, 0, 0);
        }
        self.operand(left);
        if nested {
            self.line(") ", -CLAUSE, 0, 0);
        } else {
            self.line("", 0, 0, 0);
        }
        self.push(match operator {
            SetOperator::Union => "UNION ",
            SetOperator::Intersect => "INTERSECT ",
            SetOperator::Except => "EXCEPT ",
        });
        self.push(if all { "ALL " } else { "" });
        self.right_operand(right);
    }

    fn right_operand(&mut self, right: &Query) {
        let nested = is_set_operation(right);
        let indent = if nested { CLAUSE } else { 0 };
        self.push(if nested { "(" } else { "" });
        self.line("", indent, 0, 0);
        let unnamed = std::mem::replace(&mut self.unnamed, true);
        self.operand(right);
        self.unnamed = unnamed;
        self.indent(-indent);
        if nested {
            self.line(")", 0, 0, 0);
        }
    }

    fn operand(&mut self, query: &Query) {
        let depth = self.sources.len();
        let whole = has_own_clauses(query);
        self.push(if whole { "(" } else { "" });
        self.query(query);
        self.push(if whole { ")" } else { "" });
        self.sources.truncate(depth);
    }

    /// The keys of the whole query; over a set operation a column is its number.
    fn order(&mut self, query: &Query) {
        if !matches!(query.body, Body::SetOperation { .. }) {
            return self.sort(&query.order_by);
        }
        let position = |key: &SortKey| match &key.expr.node {
            Node::SubqueryColumn(index) => Some(*index),
            _ => None,
        };
        for (index, key) in query.order_by.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            match position(key) {
                Some(at) => self.push(&(at + 1).to_string()),
                None => self.key(&key.expr),
            }
            self.direction(key);
        }
    }
}

fn has_own_clauses(query: &Query) -> bool {
    !query.with.is_empty() || !query.order_by.is_empty() || query.limit.is_some() || query.offset.is_some()
}

/// Whether a query is a set operation and nothing more, so that it is no query of its own inside another one.
fn is_set_operation(query: &Query) -> bool {
    matches!(query.body, Body::SetOperation { .. }) && !has_own_clauses(query)
}
