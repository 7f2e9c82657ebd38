//! Window functions.

use super::aggregate::{is_distinct, misplaced};
use super::call::{is_star, plain_arguments};
use crate::analyzer::{Analyzer, Place, Scope};
use crate::facts::{Coercion, FunctionKind};
use crate::fault::{Result, error};
use crate::parse::fold;
use crate::typed::{CastForm, Expr, Frame, FrameBound, FrameUnits, Node, SortKey, Window, WindowSpec};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::{self, NamedWindowExpr, WindowFrameBound, WindowFrameUnits, WindowType};

impl Analyzer<'_> {
    pub(super) fn window(&self, scope: &Scope<'_>, name: &str, call: &ast::Function, at: Option<Span>) -> Result<Expr> {
        let Some(over) = &call.over else {
            return Err(error("42809", format!("window function {name} requires an OVER clause"), at));
        };
        if let Some(fault) = misplaced("window functions", scope.place.get(), at) {
            return Err(fault);
        }
        if is_distinct(&call.args) {
            return Err(error("0A000", "DISTINCT is not implemented for window functions", at));
        }
        scope.within(Place::WindowArgument, || {
            let mut arguments = Vec::new();
            if !is_star(&call.args) {
                for argument in plain_arguments(&call.args, at)? {
                    arguments.push(self.expr(scope, argument)?);
                }
            }
            let resolved = self.resolve(name, name, arguments, at)?;
            if resolved.function.kind == FunctionKind::Normal {
                let words = "OVER specified, but {} is not a window function nor an aggregate function";
                return Err(error("42809", words.replace("{}", name), at));
            }
            let filter = self.filter(scope, call)?;
            if resolved.function.kind == FunctionKind::Aggregate
                && matches!(
                    name,
                    "rank"
                        | "dense_rank"
                        | "percent_rank"
                        | "cume_dist"
                        | "percentile_cont"
                        | "percentile_disc"
                        | "mode"
                )
            {
                let words = format!("WITHIN GROUP is required for ordered-set aggregate {name}");
                return Err(error("42809", words, at));
            }
            let spec = scope.within(Place::WindowDefinition, || self.over(scope, over, 0))?;
            let window = Window { function: resolved.function, arguments: resolved.arguments, filter, spec };
            Ok(Expr::new(Node::Window(Box::new(window)), resolved.result).placed(at))
        })
    }

    fn over(&self, scope: &Scope<'_>, over: &WindowType, depth: usize) -> Result<WindowSpec> {
        match over {
            WindowType::NamedWindow(name) => {
                let mut spec = self.named(scope, name, depth)?;
                spec.name = Some(fold(name));
                Ok(spec)
            }
            WindowType::WindowSpec(spec) => self.spec(scope, spec, depth),
        }
    }

    fn named(&self, scope: &Scope<'_>, name: &ast::Ident, depth: usize) -> Result<WindowSpec> {
        let wanted = fold(name);
        let found = scope.windows.iter().find(|window| fold(&window.0) == wanted);
        let at = self.context.span(name.span);
        let Some(found) = found.filter(|_| depth < 20) else {
            return Err(error("42704", format!("window \"{wanted}\" does not exist"), at));
        };
        match &found.1 {
            NamedWindowExpr::NamedWindow(other) => self.named(scope, other, depth + 1),
            NamedWindowExpr::WindowSpec(spec) => self.spec(scope, spec, depth + 1),
        }
    }

    fn spec(&self, scope: &Scope<'_>, written: &ast::WindowSpec, depth: usize) -> Result<WindowSpec> {
        let mut spec = match &written.window_name {
            Some(name) => self.named(scope, name, depth + 1)?,
            None => WindowSpec::default(),
        };
        for expr in &written.partition_by {
            spec.partition_by.push(self.known(self.expr(scope, expr)?)?);
        }
        for key in &written.order_by {
            spec.order_by.push(self.sort_key(scope, key)?);
        }
        if let Some(frame) = &written.window_frame {
            spec.frame = Some(self.frame(scope, frame, &spec.order_by)?);
        }
        Ok(spec)
    }

    fn frame(&self, scope: &Scope<'_>, frame: &ast::WindowFrame, keys: &[SortKey]) -> Result<Frame> {
        let units = match frame.units {
            WindowFrameUnits::Rows => FrameUnits::Rows,
            WindowFrameUnits::Range => FrameUnits::Range,
            WindowFrameUnits::Groups => FrameUnits::Groups,
        };
        let start = self.bound_of(scope, units, &frame.start_bound, keys)?;
        let end = frame.end_bound.as_ref().map(|bound| self.bound_of(scope, units, bound, keys)).transpose()?;
        match impossible(&start, end.as_ref()) {
            Some((words, at)) => Err(error("42P20", words, at)),
            None => Ok(Frame { units, start, end }),
        }
    }

    /// The parenthesis of the window that something stands in.
    fn window_before(&self, at: Option<Span>) -> Option<Span> {
        let (text, at) = (self.context.text?, at?);
        let words = || text.words().map(|(_, span)| span);
        let is_over = |span: &Span| text.as_str()[span.start..span.end].eq_ignore_ascii_case("over");
        let over = words().take_while(|span| span.end <= at.start).filter(is_over).last()?;
        words().find(|span| span.start >= over.end)
    }

    /// How far a RANGE reaches from the one key that it counts in.
    fn range_offset(&self, offset: Expr, keys: &[SortKey]) -> Result<Expr> {
        let at = offset.at;
        let [key] = keys else {
            let words = "RANGE with offset PRECEDING/FOLLOWING requires exactly one ORDER BY column";
            return Err(error("42P20", words, self.window_before(at)));
        };
        let base = match key.expr.base() {
            Type::Int2 | Type::Int4 | Type::Int8 => Type::Int8,
            Type::Numeric => Type::Numeric,
            Type::Float4 | Type::Float8 => Type::Float8,
            Type::Date | Type::Time | Type::Timestamp | Type::TimestampTz | Type::Interval => Type::Interval,
            other => {
                let of = self.label(other);
                let words = format!("RANGE with offset PRECEDING/FOLLOWING is not supported for column type {of}");
                return Err(error("0A000", words, at));
            }
        };
        let from = offset.base().clone();
        let target = TypeName::plain(base);
        self.coerce(offset, &target, Coercion::Implicit, CastForm::Implicit)?.ok_or_else(|| {
            let (of, by) = (self.label(key.expr.base()), self.label(&from));
            let words = format!(
                "RANGE with offset PRECEDING/FOLLOWING is not supported for column type {of} and offset type {by}"
            );
            error("0A000", words, at).with_hint("Cast the offset value to an appropriate type.")
        })
    }

    fn bound_of(
        &self,
        scope: &Scope<'_>,
        units: FrameUnits,
        bound: &WindowFrameBound,
        keys: &[SortKey],
    ) -> Result<FrameBound> {
        let offset = |expr: &ast::Expr| {
            // The parser takes any text here for an interval.
            let expr = match expr {
                ast::Expr::Interval(interval) if interval.leading_field.is_none() => &*interval.value,
                expr => expr,
            };
            let offset = self.expr(scope, expr)?;
            if units == FrameUnits::Range {
                return self.range_offset(offset, keys);
            }
            let construct = if units == FrameUnits::Rows { "ROWS" } else { "GROUPS" };
            self.wanted(offset, &super::Wanted { construct, base: Type::Int8 })
        };
        Ok(match bound {
            WindowFrameBound::CurrentRow => FrameBound::CurrentRow,
            WindowFrameBound::Preceding(None) => FrameBound::UnboundedPreceding,
            WindowFrameBound::Following(None) => FrameBound::UnboundedFollowing,
            WindowFrameBound::Preceding(Some(expr)) => FrameBound::Preceding(offset(expr)?),
            WindowFrameBound::Following(Some(expr)) => FrameBound::Following(offset(expr)?),
        })
    }
}

/// What PostgreSQL's grammar says of bounds that make no frame.
fn impossible(start: &FrameBound, end: Option<&FrameBound>) -> Option<(&'static str, Option<Span>)> {
    use FrameBound as F;
    let place = |bound: Option<&F>| match bound {
        Some(F::Preceding(offset) | F::Following(offset)) => offset.at,
        _ => None,
    };
    let words = match (start, end) {
        (F::UnboundedFollowing, _) => "frame start cannot be UNBOUNDED FOLLOWING",
        (_, Some(F::UnboundedPreceding)) => "frame end cannot be UNBOUNDED PRECEDING",
        (F::Following(_), None) => "frame starting from following row cannot end with current row",
        (F::CurrentRow, Some(F::Preceding(_))) => "frame starting from current row cannot have preceding rows",
        (F::Following(_), Some(F::Preceding(_) | F::CurrentRow)) => {
            "frame starting from following row cannot have preceding rows"
        }
        _ => return None,
    };
    Some((words, if end.is_some() { place(end) } else { place(Some(start)) }))
}
