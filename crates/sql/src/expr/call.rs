//! Calls of functions.

use super::column::{sql_value, value_word};
use crate::analyzer::{Analyzer, Scope};
use crate::facts::{Coercion, FunctionKind};
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::resolve::{Choice, bind, choose_binary, choose_function, is_polymorphic, substitute};
use crate::typed::{CastForm, Expr, Function, Node};
use crate::types::{oid_label, type_oid};
use catalog::Type;
use diagnostics::Span;
use sqlparser::ast::{self, FunctionArg, FunctionArgExpr, FunctionArguments};

/// A resolved function with its arguments coerced.
pub(crate) struct Resolved {
    pub(crate) function: &'static Function,
    pub(crate) arguments: Vec<Expr>,
    pub(crate) result: Type,
}

impl Analyzer<'_> {
    pub(super) fn function(&self, scope: &Scope<'_>, call: &ast::Function, at: Option<Span>) -> Result<Expr> {
        let parts: Vec<String> = call.name.0.iter().filter_map(|part| part.as_ident().map(fold)).collect();
        let quoted = call.name.0.iter().any(|part| part.as_ident().is_some_and(|ident| ident.quote_style.is_some()));
        let (schema, name) = match parts.as_slice() {
            [name] => (None, name.as_str()),
            [schema, name] => (Some(schema.as_str()), name.as_str()),
            _ => return Err(error("0A000", "cross-database references are not implemented", at)),
        };
        let shown = parts.join(".");
        if schema.is_none()
            && !quoted
            && let Some(special) = self.special_word(scope, name, call, at)?
        {
            return Ok(special);
        }
        if let Some(schema) = schema.filter(|schema| *schema != "pg_catalog" && *schema != "public") {
            if !self.context.catalog().has_schema(schema) {
                return Err(error("3F000", format!("schema \"{schema}\" does not exist"), at));
            }
            return Err(error("42883", format!("function {shown}() does not exist"), at));
        }
        let star = is_star(&call.args);
        let kind = crate::facts::functions(name).first().map(|one| one.kind);
        if kind == Some(FunctionKind::Window) && !call.within_group.is_empty() {
            return Err(unsupported(format!("the hypothetical-set aggregate {name}"), at));
        }
        if call.over.is_some() || kind == Some(FunctionKind::Window) {
            return self.window(scope, name, call, at);
        }
        if kind == Some(FunctionKind::Aggregate) {
            return self.aggregate(scope, name, call, star, at);
        }
        if star {
            self.call_shown(name, &shown, Vec::new(), at, false)?;
            let message = format!("{shown}(*) specified, but {shown} is not an aggregate function");
            return Err(error("42809", message, at));
        }
        if call.filter.is_some() {
            let message = format!("FILTER specified, but {shown} is not an aggregate function");
            return Err(error("42809", message, at));
        }
        let arguments = match &call.args {
            FunctionArguments::List(list) => self.arguments(scope, name, &list.args, at)?,
            other => plain_arguments(other, at)?.into_iter().map(|one| self.expr(scope, one)).collect::<Result<_>>()?,
        };
        if crate::facts::functions(name).iter().any(|one| one.set)
            && let Some(fault) = super::aggregate::misplaced("set-returning functions", scope.place.get(), at)
        {
            return Err(fault);
        }
        self.call_shown(name, &shown, arguments, at, false)
    }

    /// Words in the form of a call that are grammar in PostgreSQL.
    fn special_word(
        &self,
        scope: &Scope<'_>,
        name: &str,
        call: &ast::Function,
        at: Option<Span>,
    ) -> Result<Option<Expr>> {
        if let (FunctionArguments::None, Some(value)) = (&call.args, value_word(name)) {
            return Ok(Some(sql_value(value, None)));
        }
        if let Some(value) = value_word(name)
            && let [ast::Expr::Value(precision)] =
                plain_arguments(&call.args, at)?.iter().copied().cloned().collect::<Vec<_>>().as_slice()
            && let ast::Value::Number(digits, _) = &precision.value
        {
            return Ok(Some(sql_value(value, digits.parse().ok().map(|digits: u8| digits.min(6)))));
        }
        Ok(Some(match name {
            "coalesce" => {
                let (arguments, of) = self.unified(scope, "COALESCE", call, at)?;
                Expr { node: Node::Coalesce(arguments), type_name: of, at }
            }
            "greatest" => {
                let (arguments, of) = self.unified(scope, "GREATEST", call, at)?;
                Expr { node: Node::Greatest(arguments), type_name: of, at }
            }
            "least" => {
                let (arguments, of) = self.unified(scope, "LEAST", call, at)?;
                Expr { node: Node::Least(arguments), type_name: of, at }
            }
            "grouping" => {
                let keys = plain_arguments(&call.args, at)?;
                let keys = keys.into_iter().map(|key| self.expr(scope, key)).collect::<Result<Vec<_>>>()?;
                scope.aggregates.set(true);
                Expr::new(Node::Grouping(keys), Type::Int4).placed(at)
            }
            "nullif" => self.null_if(scope, call, at)?,
            "row" => {
                let items: Vec<ast::Expr> = plain_arguments(&call.args, at)?.into_iter().cloned().collect();
                self.row(scope, &items)?
            }
            "array" if matches!(call.args, FunctionArguments::Subquery(_)) => match &call.args {
                FunctionArguments::Subquery(query) => self.array_subquery(scope, query, at)?,
                _ => return Ok(None),
            },
            _ => return Ok(None),
        }))
    }

    fn unified(
        &self,
        scope: &Scope<'_>,
        what: &str,
        call: &ast::Function,
        at: Option<Span>,
    ) -> Result<(Vec<Expr>, catalog::TypeName)> {
        let mut arguments = Vec::new();
        for argument in plain_arguments(&call.args, at)? {
            arguments.push(self.expr(scope, argument)?);
        }
        self.unify(what, arguments)
    }

    fn null_if(&self, scope: &Scope<'_>, call: &ast::Function, at: Option<Span>) -> Result<Expr> {
        let [left, right] = plain_arguments(&call.args, at)?[..] else {
            return Err(error("42601", "syntax error at or near \")\"", at));
        };
        let (left, right) = (self.expr(scope, left)?, self.expr(scope, right)?);
        let operator = choose_binary("=", type_oid(left.base()), type_oid(right.base()), &self.context, at)?;
        let (left, right) = self.operands(operator, left, right)?;
        let of = left.type_name.clone();
        Ok(Expr { node: Node::NullIf(operator, Box::new((left, right))), type_name: of, at })
    }

    /// A call of a function over analysed arguments.
    pub(crate) fn call(&self, name: &str, arguments: Vec<Expr>, at: Option<Span>, sql_syntax: bool) -> Result<Expr> {
        self.call_shown(name, name, arguments, at, sql_syntax)
    }

    fn call_shown(
        &self,
        name: &str,
        shown: &str,
        arguments: Vec<Expr>,
        at: Option<Span>,
        sql_syntax: bool,
    ) -> Result<Expr> {
        let actual: Vec<u32> = arguments.iter().map(|one| type_oid(one.base())).collect();
        if let Choice::Cast(target) = choose_function(name, shown, &actual, &self.context, at)? {
            let [argument] = <[Expr; 1]>::try_from(arguments).map_err(|_| error("XX000", "not a cast", at))?;
            let from = argument.base().clone();
            let cast = self.coerce(argument, &target, Coercion::Explicit, CastForm::Explicit)?;
            return cast.ok_or_else(|| self.cannot_cast(&from, &target.base, at));
        }
        let resolved = self.resolve(name, shown, arguments, at)?;
        if resolved.function.set {
            return self.set_in_select(name, resolved.function, resolved.arguments, resolved.result, at);
        }
        let node = Node::Call { function: resolved.function, arguments: resolved.arguments, sql_syntax };
        Ok(Expr::new(node, resolved.result).placed(at))
    }

    /// Chooses a function and coerces its arguments.
    pub(crate) fn resolve(&self, name: &str, shown: &str, arguments: Vec<Expr>, at: Option<Span>) -> Result<Resolved> {
        let actual: Vec<u32> = arguments.iter().map(|one| type_oid(one.base())).collect();
        let Choice::Function { function, declared, .. } = choose_function(name, shown, &actual, &self.context, at)?
        else {
            return Err(error("42883", format!("function {shown} does not exist"), at));
        };
        let result = self.bound(function.result, &actual, &declared, at)?;
        let binding = bind(&actual, &declared);
        let mut coerced = Vec::with_capacity(arguments.len());
        for (argument, declared) in arguments.into_iter().zip(declared) {
            let target = match binding {
                Some(binding) if is_polymorphic(declared) => substitute(declared, binding),
                _ => declared,
            };
            coerced.push(match target {
                crate::resolve::ANY if function.source == "pg_typeof" => argument,
                crate::resolve::ANY => self.known(argument)?,
                _ => self.fit(argument, target)?,
            });
        }
        Ok(Resolved { function, arguments: coerced, result })
    }

    pub(super) fn simple_call(
        &self,
        scope: &Scope<'_>,
        name: &str,
        arguments: &[&ast::Expr],
        at: Option<Span>,
    ) -> Result<Expr> {
        let arguments = arguments.iter().map(|one| self.expr(scope, one)).collect::<Result<Vec<_>>>()?;
        self.call(name, arguments, at, false)
    }

    pub(super) fn sql_call(
        &self,
        scope: &Scope<'_>,
        name: &str,
        arguments: &[&ast::Expr],
        at: Option<Span>,
    ) -> Result<Expr> {
        let arguments = arguments.iter().map(|one| self.expr(scope, one)).collect::<Result<Vec<_>>>()?;
        self.call(name, arguments, at, true)
    }

    /// A function as messages show it: `lower(text)`.
    pub(crate) fn shown_function(&self, function: &Function) -> String {
        let types: Vec<_> = function.arguments.iter().map(|&oid| oid_label(oid, self.context.catalog())).collect();
        format!("{}({})", function.name, types.join(", "))
    }
}

/// Whether a call is `f(*)`.
pub(super) fn is_star(arguments: &FunctionArguments) -> bool {
    matches!(arguments, FunctionArguments::List(list)
        if matches!(list.args.as_slice(), [FunctionArg::Unnamed(FunctionArgExpr::Wildcard | FunctionArgExpr::WildcardWithOptions(_))]))
}

/// The arguments of a call without names.
pub(crate) fn plain_arguments(arguments: &FunctionArguments, at: Option<Span>) -> Result<Vec<&ast::Expr>> {
    let FunctionArguments::List(list) = arguments else {
        return match arguments {
            FunctionArguments::Subquery(_) => Err(unsupported("a subquery as the only argument of a function", at)),
            _ => Ok(Vec::new()),
        };
    };
    list.args
        .iter()
        .map(|argument| match argument {
            FunctionArg::Unnamed(FunctionArgExpr::Expr(expr)) => Ok(expr),
            FunctionArg::Named { .. } | FunctionArg::ExprNamed { .. } => {
                Err(unsupported("a named argument of a function", at))
            }
            FunctionArg::Unnamed(_) => Err(error("42601", "syntax error at or near \"*\"", at)),
        })
        .collect()
}
