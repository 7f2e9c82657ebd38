//! Functions in FROM, and those that give sets in a select list.

use crate::analyzer::{Analyzer, Place, Scope};
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::typed::{Expr, From, Node, OutputColumn, Source, TableFunction};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::{self, FunctionArg, FunctionArgExpr, FunctionArguments, Spanned, TableAlias};

impl Analyzer<'_> {
    pub(super) fn function_in_from(
        &self,
        scope: &mut Scope<'_>,
        name: &ast::ObjectName,
        arguments: &[FunctionArg],
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<From> {
        let at = self.context.span(name.span());
        let last = name.0.last().and_then(|part| part.as_ident()).map(fold).unwrap_or_default();
        let mut analyzed = Vec::new();
        for argument in arguments {
            let FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) = argument else {
                return Err(unsupported("a named argument of a function", at));
            };
            analyzed.push(scope.within(Place::FromFunction, || self.expr(scope, expr))?);
        }
        self.place_function(scope, &last, analyzed, alias, ordinality, at)
    }

    pub(super) fn unnest(
        &self,
        scope: &mut Scope<'_>,
        arrays: &[ast::Expr],
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<From> {
        let [array] = arrays else { return Err(unsupported("unnest of several arrays", None)) };
        let at = crate::expr::start(&self.context, array);
        let array = scope.within(Place::FromFunction, || self.expr(scope, array))?;
        self.place_function(scope, "unnest", vec![array], alias, ordinality, at)
    }

    fn place_function(
        &self,
        scope: &mut Scope<'_>,
        name: &str,
        arguments: Vec<Expr>,
        alias: Option<&TableAlias>,
        ordinality: bool,
        at: Option<Span>,
    ) -> Result<From> {
        let is_set = crate::facts::functions(name).iter().any(|one| one.set);
        if !is_set {
            let expr = self.call(name, arguments, at, false)?;
            let (source, item) = self.function_entry(name, &expr.type_name, alias, ordinality)?;
            scope.items.push(item);
            return Ok(From::Row(source, Box::new(expr)));
        }
        let resolved = self.resolve(name, name, arguments, at)?;
        let (source, item) = if resolved.result == Type::Record {
            let Some(value) = pair_value(name) else {
                return Err(unsupported(
                    format!("the function {} in FROM", self.shown_function(resolved.function)),
                    at,
                ));
            };
            let column = |name: &str, base| OutputColumn { name: name.to_owned(), type_name: TypeName::plain(base) };
            let mut columns = vec![column("key", Type::Text), column("value", value)];
            if ordinality {
                columns.push(column("ordinality", Type::Int8));
            }
            self.entry(name, &columns, alias)?
        } else {
            self.function_entry(name, &TypeName::plain(resolved.result), alias, ordinality)?
        };
        scope.items.push(item);
        let function = TableFunction { function: resolved.function, arguments: resolved.arguments, ordinality };
        Ok(From::Function(source, function))
    }

    pub(super) fn function_entry(
        &self,
        name: &str,
        of: &TypeName,
        alias: Option<&TableAlias>,
        ordinality: bool,
    ) -> Result<(Source, crate::analyzer::Item)> {
        let column = alias.map_or_else(|| name.to_owned(), |alias| fold(&alias.name));
        let mut columns = vec![OutputColumn { name: column, type_name: of.clone() }];
        if ordinality {
            columns.push(OutputColumn { name: "ordinality".to_owned(), type_name: TypeName::plain(Type::Int8) });
        }
        self.entry(name, &columns, alias)
    }

    /// Moves `generate_series(…)` out of a select list: the new entry of FROM and the column that stands for it.
    pub(super) fn set_in_select(&self, scope: &mut Scope<'_>, expr: &ast::Expr) -> Result<Option<(From, Expr)>> {
        let ast::Expr::Function(call) = expr else { return Ok(None) };
        let name = call.name.0.last().and_then(|part| part.as_ident()).map(fold).unwrap_or_default();
        if !crate::facts::functions(&name).iter().any(|one| one.set) {
            return Ok(None);
        }
        let FunctionArguments::List(list) = &call.args else {
            return Err(error("42883", format!("function {name}() does not exist"), None));
        };
        let visible = scope.items.len();
        let from = self.function_in_from(scope, &call.name, &list.args, None, false)?;
        let Some(item) = scope.items.get(visible) else {
            return Err(error("XX000", "a function in FROM has no name", None));
        };
        let column = item.columns[0].1.clone();
        debug_assert!(matches!(column.node, Node::Column(_)), "a source has columns");
        scope.items[visible].qualified = false;
        scope.items[visible].unqualified = false;
        Ok(Some((from, column)))
    }
}

/// The type of the second column of functions that give keys and values.
fn pair_value(name: &str) -> Option<Type> {
    Some(match name {
        "json_each" => Type::Json,
        "jsonb_each" => Type::Jsonb,
        "json_each_text" | "jsonb_each_text" => Type::Text,
        _ => return None,
    })
}
