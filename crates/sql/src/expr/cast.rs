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
        let parts: Vec<String> =
            collation.0.iter().filter_map(|part| part.as_ident()).map(crate::parse::fold).collect();
        let name = parts.last().map(String::as_str).unwrap_or_default();
        let end = super::start(&self.context, inner).map(|span| span.end);
        let at =
            self.context.text.zip(end).and_then(|(text, end)| text.find_between("collate", end, text.as_str().len()));
        if !matches!(name, "C" | "POSIX" | "default" | "ucs_basic" | "C.UTF-8" | "C.utf8") {
            if name.contains("-x-icu") || name == "unicode" {
                return Err(unsupported(format!("the collation \"{name}\""), at));
            }
            let words = format!("collation \"{}\" for encoding \"UTF8\" does not exist", parts.join("."));
            return Err(error("42704", words, at));
        }
        let argument = self.known(argument)?;
        let of = match argument.base() {
            Type::Array(element) => element,
            other => other,
        };
        if !matches!(of, Type::Text | Type::Varchar | Type::Bpchar | Type::Name | Type::Char | Type::Citext) {
            let words = format!("collations are not supported by type {}", self.label(argument.base()));
            return Err(error("42804", words, at));
        }
        Ok(argument)
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
            let at = value.at;
            let index = match link {
                AccessExpr::Subscript(Subscript::Index { index }) => index,
                AccessExpr::Subscript(Subscript::Slice { lower_bound, upper_bound, stride: None }) => {
                    value = self.slice(scope, value, lower_bound.as_ref(), upper_bound.as_ref())?;
                    continue;
                }
                AccessExpr::Dot(ast::Expr::Identifier(name)) => {
                    value = self.field(value, name)?;
                    continue;
                }
                other => return Err(unsupported(format!("the access {other}"), at)),
            };
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

    /// `array[a:b]`
    fn slice(&self, scope: &Scope<'_>, value: Expr, low: Option<&ast::Expr>, high: Option<&ast::Expr>) -> Result<Expr> {
        let at = value.at;
        if !matches!(value.base(), Type::Array(_)) {
            let of = self.label(value.base());
            let words = format!("cannot subscript type {of} because it does not support subscripting");
            return Err(error("42804", words, at));
        }
        let bound = |bound: Option<&ast::Expr>| -> Result<Option<Expr>> {
            let Some(bound) = bound else { return Ok(None) };
            let bound = self.expr(scope, bound)?;
            let place = bound.at;
            let int = TypeName::plain(Type::Int4);
            let bound = self.coerce(bound, &int, Coercion::Assignment, CastForm::Implicit)?;
            bound.map(Some).ok_or_else(|| error("42804", "array subscript must have type integer", place))
        };
        let of = value.base().clone();
        Ok(Expr::new(Node::Slice(Box::new((value, bound(low)?, bound(high)?))), of).placed(at))
    }

    /// `(row).field`
    fn field(&self, value: Expr, name: &ast::Ident) -> Result<Expr> {
        let at = value.at;
        let wanted = crate::parse::fold(name);
        match &value.node {
            Node::WholeRow(of, fields) => {
                let found = fields.iter().find(|(field, _)| *field == wanted).map(|(_, field)| field.clone());
                let missing = || error("42703", format!("column {of}.{wanted} does not exist"), at);
                found.map(|field| field.placed(at)).ok_or_else(missing)
            }
            Node::Row(items) => {
                let place = wanted.strip_prefix('f').and_then(|digits| digits.parse::<usize>().ok());
                let found = place.and_then(|place| items.get(place.checked_sub(1)?)).cloned();
                let words = format!("could not identify column \"{wanted}\" in record data type");
                found.ok_or_else(|| error("42703", words, at))
            }
            _ if *value.base() == Type::Record => Err(unsupported("a field of a row that is a value", at)),
            _ => {
                let of = self.label(value.base());
                let words = format!("column notation .{wanted} applied to type {of}, which is not a composite type");
                Err(error("42809", words, at))
            }
        }
    }
}
