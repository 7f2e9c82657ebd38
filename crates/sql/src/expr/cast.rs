//! Written casts and typed literals.

use crate::analyzer::{Analyzer, Scope};
use crate::facts::Coercion;
use crate::fault::{Result, error, place, unsupported};
use crate::resolve_type;
use crate::typed::{CastForm, Expr, Node};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::{self, AccessExpr, CastKind, DataType, Subscript, Value};

impl Analyzer<'_> {
    pub(super) fn written_cast(
        &self,
        scope: &Scope<'_>,
        kind: &CastKind,
        inner: &ast::Expr,
        written: &DataType,
    ) -> Result<Expr> {
        let at = super::start(&self.context, inner);
        if matches!(kind, CastKind::TryCast | CastKind::SafeCast) {
            return Err(error("42601", "syntax error at or near \"TRY_CAST\"", at));
        }
        let target = resolve_type(&self.context, written).map_err(|fault| place(fault, at))?;
        let argument = self.expr(scope, inner)?;
        let from = argument.base().clone();
        let mut cast = self.explicit(argument, &target)?.ok_or_else(|| {
            let at = match kind {
                CastKind::DoubleColon => self.double_colon_after(at),
                _ => super::position::keyword_before(&self.context, at, "cast").or(at),
            };
            self.cannot_cast(&from, &target.base, at)
        })?;
        if *kind == CastKind::Cast {
            cast.at = None;
        }
        Ok(match crate::ddl::domain_of(&self.context, written) {
            Some(domain) => super::in_domain(cast, domain.oid),
            None => cast,
        })
    }

    fn explicit(&self, argument: Expr, target: &TypeName) -> Result<Option<Expr>> {
        self.coerce(argument, target, Coercion::Explicit, CastForm::Explicit)
    }

    fn double_colon_after(&self, from: Option<Span>) -> Option<Span> {
        let text = self.context.text?;
        text.find_between("::", from?.start, text.as_str().len())
    }

    /// `DATE '2020-01-01'`
    pub(super) fn typed_string(&self, typed: &ast::TypedString) -> Result<Expr> {
        let at = self.context.span(typed.value.span);
        let target = resolve_type(&self.context, &typed.data_type).map_err(|fault| place(fault, at))?;
        let argument = self.value(&typed.value.value, at)?.placed(at);
        self.explicit(argument, &target)?.ok_or_else(|| error("42846", "cannot cast", at))
    }

    /// `INTERVAL '1 day'`, `INTERVAL '1' DAY`
    pub(super) fn interval(&self, scope: &Scope<'_>, interval: &ast::Interval) -> Result<Expr> {
        let at = super::start(&self.context, &interval.value);
        let ast::Expr::Value(value) = &*interval.value else {
            let argument = self.expr(scope, &interval.value)?;
            return self
                .explicit(argument, &TypeName::plain(Type::Interval))?
                .ok_or_else(|| error("42846", "cannot cast", at));
        };
        let Value::SingleQuotedString(text) = &value.value else {
            return Err(error("42601", format!("syntax error at or near \"{value}\""), at));
        };
        let target = match &interval.leading_field {
            None => TypeName::plain(Type::Interval),
            Some(field) => self.interval_fields(field, interval.last_field.as_ref(), at)?,
        };
        self.literal(text, &target, at)
    }

    fn interval_fields(
        &self,
        first: &ast::DateTimeField,
        last: Option<&ast::DateTimeField>,
        at: Option<Span>,
    ) -> Result<TypeName> {
        use ast::DateTimeField as F;
        use ast::IntervalFields as I;
        let fields = match (first, last) {
            (F::Year, None) => I::Year,
            (F::Month, None) => I::Month,
            (F::Day, None) => I::Day,
            (F::Hour, None) => I::Hour,
            (F::Minute, None) => I::Minute,
            (F::Second, None) => I::Second,
            (F::Year, Some(F::Month)) => I::YearToMonth,
            (F::Day, Some(F::Hour)) => I::DayToHour,
            (F::Day, Some(F::Minute)) => I::DayToMinute,
            (F::Day, Some(F::Second)) => I::DayToSecond,
            (F::Hour, Some(F::Minute)) => I::HourToMinute,
            (F::Hour, Some(F::Second)) => I::HourToSecond,
            (F::Minute, Some(F::Second)) => I::MinuteToSecond,
            _ => return Err(error("42601", format!("syntax error at or near \"{first}\""), at)),
        };
        resolve_type(&self.context, &DataType::Interval { fields: Some(fields), precision: None })
    }

    pub(super) fn collate(&self, scope: &Scope<'_>, inner: &ast::Expr, collation: &ast::ObjectName) -> Result<Expr> {
        let argument = self.expr(scope, inner)?;
        let name = collation.0.last().and_then(|part| part.as_ident()).map(crate::parse::fold).unwrap_or_default();
        match name.as_str() {
            "C" | "POSIX" | "default" | "ucs_basic" | "C.UTF-8" | "C.utf8" => Ok(argument),
            _ => Err(unsupported(format!("the collation \"{name}\""), argument.at)),
        }
    }

    /// What is subscripted, `table.column` among others, and the subscripts.
    fn accessed<'a>(
        &self,
        scope: &Scope<'_>,
        root: &ast::Expr,
        chain: &'a [AccessExpr],
    ) -> Result<(Expr, &'a [AccessExpr])> {
        let mut parts = Vec::new();
        if let ast::Expr::Identifier(first) = root {
            parts.push(first.clone());
            for link in chain {
                let AccessExpr::Dot(ast::Expr::Identifier(next)) = link else { break };
                parts.push(next.clone());
            }
        }
        if parts.len() < 2 {
            return Ok((self.expr(scope, root)?, chain));
        }
        Ok((self.compound(scope, &parts)?, &chain[parts.len() - 1..]))
    }

    /// `array[1]`
    pub(super) fn access(&self, scope: &Scope<'_>, root: &ast::Expr, chain: &[AccessExpr]) -> Result<Expr> {
        let (mut value, chain) = self.accessed(scope, root, chain)?;
        for link in chain {
            let AccessExpr::Subscript(Subscript::Index { index }) = link else {
                return Err(unsupported("an array slice or a field of a composite value", value.at));
            };
            let at = value.at;
            let index = self.expr(scope, index)?;
            let element = match value.base() {
                Type::Array(element) => (**element).clone(),
                Type::Jsonb => {
                    value = self.operator("->", value, index, at)?;
                    continue;
                }
                other => {
                    let message =
                        format!("cannot subscript type {} because it does not support subscripting", self.label(other));
                    return Err(error("42804", message, at));
                }
            };
            let int = TypeName::plain(Type::Int4);
            let index = self
                .coerce(index, &int, Coercion::Assignment, CastForm::Implicit)?
                .ok_or_else(|| error("42804", "array subscript must have type integer", at))?;
            value = Expr::new(Node::Subscript(Box::new((value, index))), element).placed(at);
        }
        Ok(value)
    }
}
