//! Expressions (`get_rule_expr`).

use super::constant::TypeLabel;
use super::printer::{LIST, Printer};
use super::simple::{Parent, is_simple};
use crate::typed::{BooleanTest, Case, Cast, CastForm, Column, Expr, Link, Node, SqlValue, Subquery};

impl Printer<'_> {
    /// An expression; a cast that nobody wrote is shown only if `implicit`.
    pub(super) fn expr(&mut self, expr: &Expr, implicit: bool) {
        let enclosed = self.full && is_compound(&expr.node);
        self.push(if enclosed { "(" } else { "" });
        self.bare(expr, implicit);
        self.push(if enclosed { ")" } else { "" });
    }

    fn bare(&mut self, expr: &Expr, implicit: bool) {
        match &expr.node {
            Node::Null => self.null(expr, TypeLabel::Needed),
            Node::Constant { text, .. } => self.constant(expr, text, TypeLabel::Needed),
            Node::Column(column) => self.column(column),
            Node::Call { function, arguments, sql_syntax } => {
                if !(*sql_syntax && self.sql_syntax(function.name, arguments)) {
                    self.call(function.name, arguments);
                }
            }
            Node::Operator { operator, arguments } => self.operator(operator.name, arguments),
            Node::Cast(cast) => self.cast(expr, cast, implicit),
            Node::And(items) => self.junction(items, " AND ", Parent::And),
            Node::Or(items) => self.junction(items, " OR ", Parent::Or),
            Node::Not(inner) => {
                self.push("NOT ");
                self.inside(inner, false, Parent::Not);
            }
            Node::IsNull { argument, negated } => {
                self.inside(argument, true, Parent::Other);
                self.push(if *negated { " IS NOT NULL" } else { " IS NULL" });
            }
            Node::Test(test, argument) => {
                self.inside(argument, false, Parent::Other);
                self.push(boolean_test(*test));
            }
            Node::Distinct(_, pair) => {
                self.inside(&pair.0, true, Parent::Other);
                self.push(" IS DISTINCT FROM ");
                self.inside(&pair.1, true, Parent::Other);
            }
            Node::NullIf(_, pair) => self.function("NULLIF", [&pair.0, &pair.1]),
            Node::AnyAll(any) => {
                self.inside(&any.left, true, Parent::Other);
                self.push(&format!(" {} {} (", any.operator.name, if any.all { "ALL" } else { "ANY" }));
                self.inside(&any.right, true, Parent::Other);
                self.push(")");
            }
            Node::Case(case) => self.case(case),
            Node::CaseOperand => self.push("CASE_TEST_EXPR"),
            Node::Coalesce(items) => self.function("COALESCE", items),
            Node::Greatest(items) => self.function("GREATEST", items),
            Node::Least(items) => self.function("LEAST", items),
            Node::Array(items) => {
                self.push("ARRAY[");
                self.list(items, |printer, item| printer.expr(item, true));
                self.push("]");
                if items.is_empty() {
                    self.type_suffix(expr);
                }
            }
            Node::Row(items) => self.function("ROW", items),
            Node::WholeRow(name, _) => {
                self.identifier(name);
                self.push(".*");
            }
            Node::RowCompare(operators, left, right) => {
                self.row(left);
                self.push(&format!(" {} ", operators.first().map_or("=", |operator| operator.name)));
                self.row(right);
            }
            Node::Subscript(pair) => {
                self.inside(&pair.0, false, Parent::Enclosing);
                self.push("[");
                self.expr(&pair.1, false);
                self.push("]");
            }
            Node::Grouping(items) => self.function("GROUPING", items),
            Node::Slice(parts) => {
                self.inside(&parts.0, false, Parent::Enclosing);
                self.push("[");
                parts.1.iter().for_each(|bound| self.expr(bound, false));
                self.push(":");
                parts.2.iter().for_each(|bound| self.expr(bound, false));
                self.push("]");
            }
            Node::Subquery(subquery) => self.sublink(subquery),
            Node::SubqueryColumn(_) => self.push("?column?"),
            Node::Aggregate(aggregate) => self.aggregate(aggregate),
            Node::Window(window) => self.window(window),
            Node::SqlValue(value, precision) => self.sql_value(*value, *precision),
            Node::Default => self.push("DEFAULT"),
        }
    }

    /// An expression inside another, in parentheses unless it is simple there.
    pub(super) fn inside(&mut self, expr: &Expr, implicit: bool, parent: Parent<'_>) {
        if self.full || is_simple(expr, parent) {
            return self.expr(expr, implicit);
        }
        self.push("(");
        self.expr(expr, implicit);
        self.push(")");
    }

    fn column(&mut self, column: &Column) {
        let source = self.sources.iter().rev().find(|(id, _)| *id == column.source).map(|(_, name)| name.clone());
        if let (true, Some(source)) = (self.qualified, source) {
            self.identifier(&source);
            self.push(".");
        }
        self.identifier(&column.name);
    }

    fn operator(&mut self, name: &str, arguments: &[Expr]) {
        match arguments {
            [left, right] => {
                let parent = Parent::Operator(name, left);
                self.inside(left, true, parent);
                self.push(&format!(" {name} "));
                self.inside(right, true, parent);
            }
            arguments => {
                self.push(&format!("{name} "));
                for argument in arguments {
                    self.inside(argument, true, Parent::Operator("", argument));
                }
            }
        }
    }

    fn cast(&mut self, expr: &Expr, cast: &Cast, implicit: bool) {
        if let CastForm::Domain(oid) = cast.form {
            self.inside(&cast.argument, false, Parent::Tight);
            let name =
                self.context.catalog().domains.get(&oid).map(|domain| crate::ddl::shown(self.context, &domain.name));
            return self.push(&format!("::{}", name.unwrap_or_default()));
        }
        if cast.form != CastForm::Explicit && !implicit {
            return self.inside(&cast.argument, false, Parent::Tight);
        }
        let argument = &cast.argument;
        match &argument.node {
            Node::Constant { text, .. } if argument.base() == expr.base() && argument.type_name.modifier < 0 => {
                self.constant(argument, text, TypeLabel::Hidden);
            }
            Node::Null if argument.base() == expr.base() => self.null(argument, TypeLabel::Hidden),
            _ if self.full => {
                self.push("(");
                self.expr(argument, false);
                self.push(")");
            }
            _ => self.inside(argument, false, Parent::Tight),
        }
        self.type_suffix(expr);
    }

    fn junction(&mut self, items: &[Expr], word: &str, parent: Parent<'_>) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.push(word);
            }
            self.inside(item, false, parent);
        }
    }

    fn function<'e>(&mut self, name: &str, arguments: impl IntoIterator<Item = &'e Expr>) {
        let arguments: Vec<&Expr> = arguments.into_iter().collect();
        self.push(name);
        self.push("(");
        self.list(&arguments, |printer, argument| printer.expr(argument, true));
        self.push(")");
    }

    /// A call by name.
    pub(super) fn call(&mut self, name: &str, arguments: &[Expr]) {
        let quoted = super::quote_identifier(name);
        self.function(&quoted, arguments);
    }

    fn row(&mut self, items: &[Expr]) {
        if let [only] = items {
            return self.expr(only, true);
        }
        self.push("(");
        self.list(items, |printer, item| printer.expr(item, true));
        self.push(")");
    }

    fn case(&mut self, case: &Case) {
        self.line("CASE", 0, LIST, 0);
        if let Some(operand) = &case.operand {
            self.push(" ");
            self.expr(operand, true);
        }
        for (test, result) in &case.branches {
            self.line("WHEN ", 0, 0, 0);
            self.expr(when(case, test), false);
            self.push(" THEN ");
            self.expr(result, true);
        }
        self.line("ELSE ", 0, 0, 0);
        match &case.otherwise {
            Some(otherwise) => self.expr(otherwise, true),
            None => {
                self.push("NULL");
                if let Some((_, result)) = case.branches.first() {
                    self.type_suffix(result);
                }
            }
        }
        self.line("END", -LIST, 0, 0);
    }

    fn sublink(&mut self, subquery: &Subquery) {
        match &subquery.link {
            Link::Exists => {
                self.push("(EXISTS ");
                self.subquery(&subquery.query);
                return self.push(")");
            }
            Link::Scalar => {}
            Link::Array => self.push("ARRAY"),
            Link::Any { operators, left, all, .. } => {
                self.push("(");
                self.row(left);
                let name = operators.first().map_or("=", |operator| operator.name);
                match (name, all) {
                    ("=", false) => self.push(" IN "),
                    (name, all) => self.push(&format!(" {name} {} ", if *all { "ALL" } else { "ANY" })),
                }
                self.subquery(&subquery.query);
                return self.push(")");
            }
        }
        self.subquery(&subquery.query);
    }

    fn sql_value(&mut self, value: SqlValue, precision: Option<u8>) {
        self.push(match value {
            SqlValue::CurrentDate => "CURRENT_DATE",
            SqlValue::CurrentTime => "CURRENT_TIME",
            SqlValue::CurrentTimestamp => "CURRENT_TIMESTAMP",
            SqlValue::LocalTime => "LOCALTIME",
            SqlValue::LocalTimestamp => "LOCALTIMESTAMP",
            SqlValue::CurrentUser => "CURRENT_USER",
            SqlValue::SessionUser => "SESSION_USER",
            SqlValue::User => "USER",
            SqlValue::CurrentRole => "CURRENT_ROLE",
            SqlValue::CurrentCatalog => "CURRENT_CATALOG",
            SqlValue::CurrentSchema => "CURRENT_SCHEMA",
        });
        if let Some(precision) = precision {
            self.push(&format!("({precision})"));
        }
    }
}

/// The condition as it was written: with an operand, what is compared with it.
fn when<'e>(case: &Case, test: &'e Expr) -> &'e Expr {
    match &test.node {
        Node::Operator { arguments, .. } if case.operand.is_some() => arguments.get(1).unwrap_or(test),
        _ => test,
    }
}

/// Whether an expression has parentheses of its own in the full form.
fn is_compound(node: &Node) -> bool {
    matches!(
        node,
        Node::Operator { .. }
            | Node::And(_)
            | Node::Or(_)
            | Node::Not(_)
            | Node::IsNull { .. }
            | Node::Test(..)
            | Node::Distinct(..)
            | Node::AnyAll(_)
            | Node::RowCompare(..)
    )
}

fn boolean_test(test: BooleanTest) -> &'static str {
    match test {
        BooleanTest::True => " IS TRUE",
        BooleanTest::NotTrue => " IS NOT TRUE",
        BooleanTest::False => " IS FALSE",
        BooleanTest::NotFalse => " IS NOT FALSE",
        BooleanTest::Unknown => " IS UNKNOWN",
        BooleanTest::NotUnknown => " IS NOT UNKNOWN",
    }
}
