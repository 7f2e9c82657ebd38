//! Arguments by name: `make_interval(days => 3)`.

use crate::Context;
use crate::analyzer::{Analyzer, Scope};
use crate::expr::analyze_expr_alone;
use crate::facts::{self, Coercion, Function};
use crate::fault::{Result, error, unsupported};
use crate::parse::{Text, fold, parse_expressions};
use crate::resolve::can_coerce;
use crate::typed::Expr;
use crate::types::{oid_label, type_oid};
use diagnostics::Span;
use sqlparser::ast::{self, FunctionArg, FunctionArgExpr};

impl Analyzer<'_> {
    /// The arguments of a call in the order that the function declares.
    pub(crate) fn arguments(
        &self,
        scope: &Scope<'_>,
        name: &str,
        written: &[FunctionArg],
        at: Option<Span>,
    ) -> Result<Vec<Expr>> {
        let mut given: Vec<(Option<String>, Expr)> = Vec::with_capacity(written.len());
        for argument in written {
            let (label, value) = match argument {
                FunctionArg::Unnamed(value) => (None, value),
                FunctionArg::Named { name, arg, .. }
                | FunctionArg::ExprNamed { name: ast::Expr::Identifier(name), arg, .. } => (Some(name), arg),
                FunctionArg::ExprNamed { .. } => return Err(unsupported("this kind of argument", at)),
            };
            let FunctionArgExpr::Expr(value) = value else {
                return Err(error("42601", "syntax error at or near \"*\"", at));
            };
            let at = label.and_then(|label| self.context.span(label.span));
            let label = label.map(fold);
            if let (Some(label), true) = (&label, given.iter().any(|(known, _)| *known == label)) {
                return Err(error("42601", format!("argument name \"{label}\" used more than once"), at));
            }
            if label.is_none() && given.last().is_some_and(|(last, _)| last.is_some()) {
                let place = crate::expr::start(&self.context, value);
                return Err(error("42601", "positional argument cannot follow named argument", place));
            }
            given.push((label, self.expr(scope, value)?));
        }
        if given.iter().all(|(label, _)| label.is_none()) {
            return Ok(given.into_iter().map(|(_, value)| value).collect());
        }
        self.in_order(name, given, at)
    }

    fn in_order(&self, name: &str, given: Vec<(Option<String>, Expr)>, at: Option<Span>) -> Result<Vec<Expr>> {
        let fits = |function: &Function| {
            let places = places(function, &given)?;
            let (actual, declared): (Vec<u32>, Vec<u32>) = given
                .iter()
                .zip(&places)
                .map(|((_, value), &place)| (type_oid(value.base()), function.arguments[place]))
                .unzip();
            can_coerce(&actual, &declared, Coercion::Implicit).then_some(places)
        };
        let found = facts::functions(name).iter().find_map(|function| Some((function, fits(function)?)));
        let Some((function, places)) = found else {
            let label = |value: &Expr| oid_label(type_oid(value.base()), self.context.catalog());
            let shown: Vec<String> = given
                .iter()
                .map(|(name, value)| match name {
                    Some(name) => format!("{name} => {}", label(value)),
                    None => label(value),
                })
                .collect();
            let message = format!("function {name}({}) does not exist", shown.join(", "));
            return Err(error("42883", message, at).with_hint(
                "No function matches the given name and argument types. You might need to add explicit type casts.",
            ));
        };
        let mut ordered: Vec<Option<Expr>> = vec![None; function.arguments.len()];
        for ((_, value), place) in given.into_iter().zip(places) {
            ordered[place] = Some(value);
        }
        self.filled(function, ordered)
    }

    /// Puts the defaults where nothing was given.
    fn filled(&self, function: &Function, ordered: Vec<Option<Expr>>) -> Result<Vec<Expr>> {
        let written = function.default_values;
        let defaults = if written.is_empty() { Vec::new() } else { parse_expressions(&Text::new(written))? };
        let first = ordered.len().saturating_sub(defaults.len());
        let context = Context { text: None, parameters: &[], ..self.context };
        let mut filled = Vec::with_capacity(ordered.len());
        for (at, value) in ordered.into_iter().enumerate() {
            filled.push(match (value, at.checked_sub(first).and_then(|at| defaults.get(at))) {
                (Some(value), _) => value,
                (None, Some(default)) => self.fit(analyze_expr_alone(&context, default)?, function.arguments[at])?,
                (None, None) => return Err(error("XX000", "an argument has neither value nor default", None)),
            });
        }
        Ok(filled)
    }
}

/// Where the given arguments stand among the declared ones, if that can be and nothing without default is left out.
fn places(function: &Function, given: &[(Option<String>, Expr)]) -> Option<Vec<usize>> {
    let count = function.arguments.len();
    if function.argument_names.len() != count || given.len() > count || function.variadic != 0 {
        return None;
    }
    let mut places = Vec::with_capacity(given.len());
    for (at, (label, _)) in given.iter().enumerate() {
        let place = match label {
            None => at,
            Some(label) => function.argument_names.iter().position(|name| name == label)?,
        };
        if places.contains(&place) {
            return None;
        }
        places.push(place);
    }
    let needed = 0..count - function.defaults;
    needed.into_iter().all(|place| places.contains(&place)).then_some(places)
}
