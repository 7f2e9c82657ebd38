//! Literals and parameters.

use crate::analyzer::Analyzer;
use crate::fault::{Result, error, unsupported};
use crate::typed::{Expr, Node};
use catalog::{Type, TypeName};
use diagnostics::Span;
use sqlparser::ast::Value;

impl Analyzer<'_> {
    pub(super) fn value(&self, value: &Value, at: Option<Span>) -> Result<Expr> {
        match value {
            Value::Number(digits, _) => self.number(digits, at),
            Value::Boolean(value) => Ok(constant_bool(*value)),
            Value::Null => Ok(Expr::new(Node::Null, Type::Unknown)),
            Value::SingleQuotedString(text)
            | Value::EscapedStringLiteral(text)
            | Value::UnicodeStringLiteral(text)
            | Value::NationalStringLiteral(text) => Ok(unknown(text.clone())),
            Value::DollarQuotedString(quoted) => Ok(unknown(quoted.value.clone())),
            Value::Placeholder(name) => self.parameter(name, at),
            Value::HexStringLiteral(_) | Value::SingleQuotedByteStringLiteral(_) => Err(unsupported("type bit", at)),
            other => Err(error("42601", format!("syntax error at or near \"{other}\""), at)),
        }
    }

    /// An integer as narrow as it fits, or a numeric.
    pub(super) fn number(&self, digits: &str, at: Option<Span>) -> Result<Expr> {
        let base = if digits.parse::<i32>().is_ok() {
            Type::Int4
        } else if digits.parse::<i64>().is_ok() {
            Type::Int8
        } else {
            Type::Numeric
        };
        self.literal(digits, &TypeName::plain(base), at)
    }

    /// A literal read by a type's input function.
    pub(super) fn literal(&self, text: &str, target: &TypeName, at: Option<Span>) -> Result<Expr> {
        if matches!(target.base, Type::Unknown) {
            return Ok(unknown(text.to_owned()).placed(at));
        }
        let read = match target.base {
            Type::Interval => target.clone(),
            _ => TypeName::plain(target.base.clone()),
        };
        let value = datum::input(&read, text, &self.context.values).map_err(|fault| crate::fault::place(fault, at))?;
        let shown = datum::output(&read.base, &value, &self.context.values);
        Ok(Expr { node: Node::Constant { text: shown, value }, type_name: read, at })
    }

    fn parameter(&self, name: &str, at: Option<Span>) -> Result<Expr> {
        let number = name.strip_prefix('$').and_then(|digits| digits.parse::<usize>().ok());
        let parameter = number.and_then(|number| self.context.parameters.get(number.checked_sub(1)?));
        let Some(parameter) = parameter else {
            return Err(error("42P02", format!("there is no parameter {name}"), at));
        };
        match (&parameter.type_name, &parameter.value) {
            (None, None) => Ok(Expr::new(Node::Null, Type::Unknown)),
            (Some(of), None) => Ok(Expr { node: Node::Null, type_name: of.clone(), at }),
            (None, Some(text)) => Ok(unknown(text.clone())),
            (Some(of), Some(text)) => self.literal(text, of, at),
        }
    }
}

pub(super) fn unknown(text: String) -> Expr {
    let value = datum::Value::Text(text.clone());
    Expr::new(Node::Constant { text, value }, Type::Unknown)
}

fn constant_bool(value: bool) -> Expr {
    let text = if value { "t" } else { "f" };
    Expr::new(Node::Constant { text: text.to_owned(), value: value.into() }, Type::Bool)
}
