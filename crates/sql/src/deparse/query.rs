//! Queries (`get_query_def`).

use super::printer::{CLAUSE, LIST, Printer};
use crate::typed::{Body, CommonTable, Distinct, Node, Query, Select, SetOperator, SortKey, Target};

impl Printer<'_> {
    pub(super) fn query(&mut self, query: &Query) {
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
            self.line(" LIMIT ", -CLAUSE, CLAUSE, 0);
            self.expr(limit, false);
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
            if table.columns.iter().zip(&table.query.columns).any(|(given, own)| given.name != own.name) {
                self.push("(");
                self.list(&table.columns, |printer, column| printer.identifier(&column.name));
                self.push(")");
            }
            self.push(" AS ");
            self.push("(");
            self.line("", 0, 0, 0);
            let depth = self.sources.len();
            self.query(&table.query);
            self.sources.truncate(depth);
            self.line("", 0, 0, 0);
            self.push(")");
        }
        self.indent(-CLAUSE);
        self.line("", 0, 0, 0);
    }

    fn select(&mut self, query: &Query, select: &Select) {
        self.enter(&select.from);
        self.indent(CLAUSE);
        self.push(" SELECT");
        match &select.distinct {
            Distinct::No => {}
            Distinct::All => self.push(" DISTINCT"),
            Distinct::On(keys) => {
                self.push(" DISTINCT ON (");
                self.list(keys, |printer, key| printer.expr(key, false));
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
            self.list(&select.group_by, |printer, key| printer.expr(key, false));
        }
        if let Some(having) = &select.having {
            self.line(" HAVING ", -CLAUSE, CLAUSE, 0);
            self.expr(having, false);
        }
    }

    fn targets(&mut self, query: &Query, targets: &[Target]) {
        for (index, target) in targets.iter().enumerate() {
            if index == 0 {
                self.push(" ");
            } else {
                self.push(",");
                self.line("", -CLAUSE, CLAUSE, LIST);
            }
            self.expr(&target.expr, true);
            let name = query.columns.get(index).map_or(target.name.as_str(), |column| column.name.as_str());
            let own = matches!(&target.expr.node, Node::Column(column) if column.name == name);
            if !own && name != "?column?" {
                self.push(" AS ");
                self.identifier(name);
            }
        }
    }

    fn values(&mut self, rows: &[Vec<crate::typed::Expr>]) {
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
        self.operand(left, matches!(&left.body, Body::SetOperation { operator: inner, .. } if *inner != operator));
        self.line(
            match operator {
                SetOperator::Union => "UNION ",
                SetOperator::Intersect => "INTERSECT ",
                SetOperator::Except => "EXCEPT ",
            },
            0,
            0,
            0,
        );
        if all {
            self.push("ALL ");
        }
        self.line("", 0, 0, 0);
        self.operand(right, matches!(right.body, Body::SetOperation { .. }));
    }

    fn operand(&mut self, query: &Query, nested: bool) {
        let depth = self.sources.len();
        let own =
            !query.with.is_empty() || !query.order_by.is_empty() || query.limit.is_some() || query.offset.is_some();
        if nested || own {
            self.push("(");
        }
        self.query(query);
        if nested || own {
            self.push(")");
        }
        self.sources.truncate(depth);
    }

    /// The keys of the whole query; over a set operation a column is named as the query names it.
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
            match position(key).and_then(|at| query.columns.get(at)) {
                Some(column) => self.identifier(&column.name),
                None => self.expr(&key.expr, false),
            }
            self.direction(key);
        }
    }
}
