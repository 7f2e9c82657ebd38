//! Operators.

use super::Lowerer;
use super::expr::with_collation;
use crate::facts;
use crate::fault::{Result, error};
use crate::typed::{Expr, Operator};
use catalog::Type;

impl Lowerer<'_> {
    pub(super) fn operator(&mut self, operator: &Operator, arguments: &[Expr], whole: &Expr) -> Result<String> {
        if let [left, right] = arguments {
            if native(operator, left.base(), right.base()).is_some() {
                return self.compare(operator, left, right);
            }
            if operator.name == "||" && *whole.base() == Type::Text {
                let (left, right) = (self.as_text(left)?, self.as_text(right)?);
                return Ok(format!("({left} || {right})"));
            }
        }
        let Some(function) = facts::function(operator.function) else {
            return Err(error("0A000", format!("operator {} is not supported by Retort", operator.name), whole.at));
        };
        self.call(function, arguments, whole)
    }

    fn as_text(&mut self, expr: &Expr) -> Result<String> {
        let sql = self.expr(expr)?;
        Ok(match expr.base() {
            Type::Text | Type::Varchar | Type::Name | Type::Unknown => sql,
            other => format!("pg_cast({sql}, '{}', 'text', -1, 'e')", datum::type_key(other)),
        })
    }

    /// A comparison that gives a boolean: SQLite's own where the stored forms compare as the values do.
    pub(super) fn compare(&mut self, operator: &Operator, left: &Expr, right: &Expr) -> Result<String> {
        let Some(common) = native(operator, left.base(), right.base()) else {
            let whole = Expr::new(crate::typed::Node::Null, Type::Bool);
            return self.operator(operator, &[left.clone(), right.clone()], &whole);
        };
        let (left, right) = (self.made(left, &common)?, self.made(right, &common)?);
        Ok(format!("({} {} {right})", with_collation(left, &common), operator.name))
    }

    pub(super) fn distinct(&mut self, operator: &Operator, left: &Expr, right: &Expr) -> Result<String> {
        if let Some(common) = native(operator, left.base(), right.base()) {
            let (left, right) = (self.made(left, &common)?, self.made(right, &common)?);
            return Ok(format!("({} IS NOT {right})", with_collation(left, &common)));
        }
        let equal = self.compare(operator, left, right)?;
        let (left, right) = (self.expr(left)?, self.expr(right)?);
        Ok(format!(
            "(CASE WHEN {left} IS NULL AND {right} IS NULL THEN 0 WHEN {left} IS NULL OR {right} IS NULL THEN 1 ELSE NOT {equal} END)"
        ))
    }

    /// A side of a comparison between two types of time, as the wider one.
    fn made(&mut self, expr: &Expr, common: &Type) -> Result<String> {
        let sql = self.expr(expr)?;
        let differs = is_time(expr.base()) && expr.base() != common;
        if differs && sql != "NULL" {
            let (from, to) = (datum::type_key(expr.base()), datum::type_key(common));
            return Ok(format!("pg_cast({sql}, '{from}', '{to}', -1, 'e')"));
        }
        Ok(sql)
    }

    /// `(a, b) < (c, d)`, column by column.
    pub(super) fn row_compare(
        &mut self,
        operators: &[&'static Operator],
        left: &[Expr],
        right: &[Expr],
    ) -> Result<String> {
        let mut text = String::new();
        let last = operators.len().saturating_sub(1);
        for (index, operator) in operators.iter().enumerate().rev() {
            let name = if index == last { operator.name } else { operator.name.trim_end_matches('=') };
            let equal_name = "=";
            let stepped = |name: &str| {
                facts::operators(name).iter().find(|one| one.left == operator.left && one.right == operator.right)
            };
            let (Some(step), Some(equal)) = (stepped(name), stepped(equal_name)) else {
                return Err(error("0A000", "this comparison of rows is not supported by Retort", None));
            };
            let now = self.compare(step, &left[index], &right[index])?;
            text = if text.is_empty() {
                now
            } else {
                let same = self.compare(equal, &left[index], &right[index])?;
                format!("({now} OR ({same} AND {text}))")
            };
        }
        Ok(text)
    }
}

fn is_time(base: &Type) -> bool {
    matches!(base, Type::Date | Type::Timestamp | Type::TimestampTz)
}

/// The type under whose collation SQLite's own operator is PostgreSQL's, if it is.
fn native(operator: &Operator, left: &Type, right: &Type) -> Option<Type> {
    if !matches!(operator.name, "=" | "<>" | "<" | "<=" | ">" | ">=") {
        return None;
    }
    let (family_left, family_right) = (family(left)?, family(right)?);
    if is_time(left) && is_time(right) {
        return Some(match (left, right) {
            (a, b) if a == b => a.clone(),
            (Type::TimestampTz, _) | (_, Type::TimestampTz) => Type::TimestampTz,
            _ => Type::Timestamp,
        });
    }
    (family_left == family_right).then(|| left.clone())
}

/// Types of one family are stored so that they compare with each other.
fn family(base: &Type) -> Option<Type> {
    Some(match base {
        Type::Int2 | Type::Int4 | Type::Int8 | Type::Oid | Type::Regclass | Type::Regtype | Type::Regnamespace => {
            Type::Int8
        }
        Type::Float4 | Type::Float8 => Type::Float8,
        Type::Text | Type::Varchar | Type::Name | Type::Char => Type::Text,
        Type::Record | Type::Void | Type::Unknown | Type::Json | Type::Inet | Type::TsVector => return None,
        other => other.clone(),
    })
}
