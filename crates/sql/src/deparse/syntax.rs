//! Functions in SQL's own syntax (`get_func_sql_syntax`), aggregates and windows.

use super::constant::TypeLabel;
use super::printer::Printer;
use super::simple::Parent;
use crate::typed::{Aggregate, Expr, Frame, FrameBound, FrameUnits, Node, SortKey, Window, WindowSpec};

impl Printer<'_> {
    /// Writes a call in SQL's own syntax; false if the function has none.
    pub(super) fn sql_syntax(&mut self, name: &str, arguments: &[Expr]) -> bool {
        match (name, arguments) {
            ("timezone", [zone, value]) => {
                self.push("(");
                self.inside(value, false, Parent::Tight);
                self.push(" AT TIME ZONE ");
                self.inside(zone, false, Parent::Tight);
                self.push(")");
            }
            ("extract", [field, value]) => {
                self.push("EXTRACT(");
                self.field(field);
                self.push(" FROM ");
                self.expr(value, false);
                self.push(")");
            }
            ("position", [text, part]) => {
                self.push("POSITION((");
                self.expr(part, false);
                self.push(") IN (");
                self.expr(text, false);
                self.push("))");
            }
            ("overlay", [text, by, from, rest @ ..]) => {
                let words = [("OVERLAY(", text), (" PLACING ", by), (" FROM ", from)];
                self.worded(&words, rest.first());
            }
            ("substring", [text, from, rest @ ..]) if *from.base() == catalog::Type::Int4 => {
                self.worded(&[("SUBSTRING(", text), (" FROM ", from)], rest.first());
            }
            ("btrim", arguments) => self.trim("TRIM(BOTH", arguments),
            ("ltrim", arguments) => self.trim("TRIM(LEADING", arguments),
            ("rtrim", arguments) => self.trim("TRIM(TRAILING", arguments),
            _ => return false,
        }
        true
    }

    fn worded(&mut self, words: &[(&str, &Expr)], length: Option<&Expr>) {
        for (word, argument) in words {
            self.push(word);
            self.expr(argument, false);
        }
        if let Some(length) = length {
            self.push(" FOR ");
            self.expr(length, false);
        }
        self.push(")");
    }

    fn trim(&mut self, words: &str, arguments: &[Expr]) {
        self.push(words);
        if let Some(characters) = arguments.get(1) {
            self.push(" ");
            self.expr(characters, false);
        }
        self.push(" FROM ");
        if let Some(text) = arguments.first() {
            self.expr(text, false);
        }
        self.push(")");
    }

    fn field(&mut self, field: &Expr) {
        match &field.node {
            Node::Constant { text, .. } => self.push(text),
            _ => self.expr(field, false),
        }
    }

    pub(super) fn aggregate(&mut self, aggregate: &Aggregate) {
        self.identifier(aggregate.function.name);
        self.push(if aggregate.distinct { "(DISTINCT " } else { "(" });
        if let Some(direct) = aggregate.direct {
            self.list(&aggregate.arguments[..direct], |printer, argument| printer.expr(argument, true));
            self.push(") WITHIN GROUP (ORDER BY ");
            self.sort(&aggregate.order_by);
            self.push(")");
            return self.filter(aggregate.filter.as_ref());
        }
        if aggregate.arguments.is_empty() {
            self.push("*");
        }
        self.list(&aggregate.arguments, |printer, argument| printer.expr(argument, true));
        if !aggregate.order_by.is_empty() {
            self.push(" ORDER BY ");
            self.sort(&aggregate.order_by);
        }
        self.push(")");
        self.filter(aggregate.filter.as_ref());
    }

    pub(super) fn window(&mut self, window: &Window) {
        self.identifier(window.function.name);
        self.push("(");
        if window.arguments.is_empty() && window.function.name == "count" {
            self.push("*");
        }
        self.list(&window.arguments, |printer, argument| printer.expr(argument, true));
        self.push(")");
        self.filter(window.filter.as_ref());
        self.push(" OVER ");
        match &window.spec.name {
            Some(name) => self.identifier(name),
            None => self.window_spec(&window.spec),
        }
    }

    fn filter(&mut self, filter: Option<&Expr>) {
        if let Some(filter) = filter {
            self.push(" FILTER (WHERE ");
            self.expr(filter, false);
            self.push(")");
        }
    }

    fn window_spec(&mut self, spec: &WindowSpec) {
        let mut gap = "";
        self.push("(");
        if !spec.partition_by.is_empty() {
            self.push("PARTITION BY ");
            self.list(&spec.partition_by, Self::key);
            gap = " ";
        }
        if !spec.order_by.is_empty() {
            self.push(gap);
            self.push("ORDER BY ");
            self.sort(&spec.order_by);
            gap = " ";
        }
        if let Some(frame) = &spec.frame {
            self.push(gap);
            self.frame(frame);
        }
        self.push(")");
    }

    fn frame(&mut self, frame: &Frame) {
        self.push(match frame.units {
            FrameUnits::Rows => "ROWS ",
            FrameUnits::Range => "RANGE ",
            FrameUnits::Groups => "GROUPS ",
        });
        match &frame.end {
            Some(end) => {
                self.push("BETWEEN ");
                self.bound(&frame.start);
                self.push(" AND ");
                self.bound(end);
            }
            None => self.bound(&frame.start),
        }
    }

    fn bound(&mut self, bound: &FrameBound) {
        match bound {
            FrameBound::UnboundedPreceding => self.push("UNBOUNDED PRECEDING"),
            FrameBound::CurrentRow => self.push("CURRENT ROW"),
            FrameBound::UnboundedFollowing => self.push("UNBOUNDED FOLLOWING"),
            FrameBound::Preceding(offset) => {
                self.expr(offset, false);
                self.push(" PRECEDING");
            }
            FrameBound::Following(offset) => {
                self.expr(offset, false);
                self.push(" FOLLOWING");
            }
        }
    }

    /// The keys of an `ORDER BY`; what is PostgreSQL's default is left out.
    pub(super) fn sort(&mut self, keys: &[SortKey]) {
        self.list(keys, |printer, key| {
            printer.key(&key.expr);
            printer.direction(key);
        });
    }

    /// Which way a key sorts; nothing for PostgreSQL's default.
    pub(super) fn direction(&mut self, key: &SortKey) {
        self.push(match (key.descending, key.nulls_first) {
            (false, false) => "",
            (false, true) => " NULLS FIRST",
            (true, true) => " DESC",
            (true, false) => " DESC NULLS LAST",
        });
    }

    /// An expression that sorts or groups (`get_rule_sortgroupclause`): a constant would be read as a position, so its
    /// type is shown.
    pub(super) fn key(&mut self, expr: &Expr) {
        match &expr.node {
            Node::Column(_) | Node::SubqueryColumn(_) => self.expr(expr, true),
            Node::Constant { text, .. } => self.constant(expr, text, TypeLabel::Shown),
            Node::Null => self.null(expr, TypeLabel::Shown),
            _ => {
                self.push("(");
                self.expr(expr, true);
                self.push(")");
            }
        }
    }
}
