//! Making one type of another.

use super::literal;
use crate::analyzer::Analyzer;
use crate::facts::Coercion;
use crate::fault::{Result, error};
use crate::resolve::{common_type, pathway};
use crate::typed::{Cast, CastForm, Expr, Node};
use crate::types::{oid_label, type_from_oid, type_oid};
use catalog::{Type, TypeName};
use diagnostics::Diagnostic;

impl Analyzer<'_> {
    /// The name of a type for messages.
    pub(crate) fn label(&self, of: &Type) -> String {
        oid_label(type_oid(of), self.context.catalog())
    }

    /// Makes an expression of a type; nothing if there is no such conversion.
    pub(crate) fn coerce(
        &self,
        expr: Expr,
        target: &TypeName,
        context: Coercion,
        form: CastForm,
    ) -> Result<Option<Expr>> {
        let at = expr.at;
        if target.base == Type::Unknown {
            return Ok(Some(expr));
        }
        let converted = match (&expr.node, expr.base()) {
            (Node::Null, Type::Unknown) => {
                Expr { node: Node::Null, type_name: TypeName::plain(target.base.clone()), at }
            }
            (Node::Constant { text, .. }, Type::Unknown) => self.literal(text, target, at)?,
            (_, Type::Unknown) => cast(expr, TypeName::plain(target.base.clone()), form),
            (_, base) if *base == target.base => expr,
            (Node::Array(_), _) => match self.coerce_elements(expr, target, context, form)? {
                Ok(expr) => expr,
                Err(expr) if self.path(&expr, target, context) => return Ok(Some(cast(expr, target.clone(), form))),
                Err(_) => return Ok(None),
            },
            _ if self.path(&expr, target, context) => return Ok(Some(cast(expr, target.clone(), form))),
            _ => return Ok(None),
        };
        let fits = target.modifier < 0 || converted.type_name.modifier == target.modifier;
        Ok(Some(if fits { converted } else { cast(converted, target.clone(), form) }))
    }

    fn path(&self, expr: &Expr, target: &TypeName, context: Coercion) -> bool {
        pathway(type_oid(expr.base()), type_oid(&target.base), context).is_some()
    }

    /// `ARRAY[…]::type[]` converts its elements, when it is written.
    fn coerce_elements(
        &self,
        expr: Expr,
        target: &TypeName,
        context: Coercion,
        form: CastForm,
    ) -> Result<std::result::Result<Expr, Expr>> {
        let (Type::Array(element), Node::Array(items), Coercion::Explicit) = (&target.base, &expr.node, context) else {
            return Ok(Err(expr));
        };
        // What PostgreSQL prints for `varchar IN (…)` would read back as casts of the elements; the catalog keeps text,
        // so that text has to read back as what it was printed from.
        let relabelled = |item: &Expr| matches!(item.node, Node::Constant { .. }) && *item.base() == Type::Varchar;
        if **element == Type::Text && items.iter().all(relabelled) {
            return Ok(Err(expr));
        }
        let element = TypeName::plain((**element).clone());
        let mut converted = Vec::with_capacity(items.len());
        for item in items.clone() {
            match self.coerce(item, &element, context, form)? {
                Some(item) => converted.push(item),
                None => return Ok(Err(expr)),
            }
        }
        Ok(Ok(Expr { node: Node::Array(converted), type_name: TypeName::plain(target.base.clone()), at: expr.at }))
    }

    /// Coerces for storing.
    pub(crate) fn assign(&self, expr: Expr, target: &TypeName) -> Result<Expr> {
        let (at, from) = (expr.at, expr.base().clone());
        self.coerce(expr, target, Coercion::Assignment, CastForm::Assignment)?.ok_or_else(|| {
            error("42804", format!("cannot assign {} to {}", self.label(&from), self.label(&target.base)), at)
        })
    }

    /// Coerces for a column, in PostgreSQL's words.
    pub(crate) fn assign_column(&self, expr: Expr, column: &catalog::Column) -> Result<Expr> {
        let (at, from) = (expr.at, expr.base().clone());
        let coerced = self.coerce(expr, &column.type_name, Coercion::Assignment, CastForm::Assignment)?;
        let coerced = coerced.map(|expr| match column.domain {
            Some(domain) => in_domain(expr, domain),
            None => expr,
        });
        coerced.ok_or_else(|| {
            let message = format!(
                "column \"{}\" is of type {} but expression is of type {}",
                column.name,
                self.label(&column.type_name.base),
                self.label(&from)
            );
            error("42804", message, at).with_hint("You will need to rewrite or cast the expression.")
        })
    }

    /// Coerces an argument that is known to fit.
    pub(crate) fn fit(&self, expr: Expr, target: u32) -> Result<Expr> {
        let at = expr.at;
        let Some(base) = type_from_oid(target) else {
            if type_oid(expr.base()) == target || crate::resolve::is_polymorphic(target) {
                return Ok(expr);
            }
            return Err(self.lacking(target, at));
        };
        let from = expr.base().clone();
        self.coerce(expr, &TypeName::plain(base.clone()), Coercion::Implicit, CastForm::Implicit)?
            .ok_or_else(|| self.cannot_cast(&from, &base, at))
    }

    pub(crate) fn lacking(&self, oid: u32, at: Option<diagnostics::Span>) -> Diagnostic {
        crate::fault::unsupported(format!("type {}", oid_label(oid, self.context.catalog())), at)
    }

    pub(crate) fn cannot_cast(&self, from: &Type, to: &Type, at: Option<diagnostics::Span>) -> Diagnostic {
        error("42846", format!("cannot cast type {} to {}", self.label(from), self.label(to)), at)
    }

    /// Gives all expressions their common type; `what` names the construct in the error.
    pub(crate) fn unify(&self, what: &str, mut exprs: Vec<Expr>) -> Result<(Vec<Expr>, TypeName)> {
        let target = self.common(what, &exprs.iter().collect::<Vec<_>>())?;
        for expr in &mut exprs {
            let (from, at) = (expr.base().clone(), expr.at);
            let taken = std::mem::replace(expr, Expr::new(Node::Null, Type::Unknown));
            let plain = TypeName::plain(target.base.clone());
            let coerced = self.coerce(taken, &plain, Coercion::Implicit, CastForm::Implicit)?;
            *expr = coerced.ok_or_else(|| {
                let message =
                    format!("{what} could not convert type {} to {}", self.label(&from), self.label(&target.base));
                error("42846", message, at)
            })?;
        }
        Ok((exprs, target))
    }

    /// The common type of expressions, with the modifier if all have it.
    pub(crate) fn common(&self, what: &str, exprs: &[&Expr]) -> Result<TypeName> {
        let types: Vec<u32> = exprs.iter().map(|expr| type_oid(expr.base())).collect();
        let chosen = common_type(&types).map_err(|(left, right)| {
            let label = |oid| oid_label(oid, self.context.catalog());
            let at = exprs.iter().find(|expr| type_oid(expr.base()) == right).and_then(|expr| expr.at);
            error("42804", format!("{what} types {} and {} cannot be matched", label(left), label(right)), at)
        })?;
        let base = type_from_oid(chosen).ok_or_else(|| self.lacking(chosen, None))?;
        let mut modifiers = exprs.iter().map(|expr| if *expr.base() == base { expr.type_name.modifier } else { -1 });
        let first = modifiers.next().unwrap_or(-1);
        let modifier = if modifiers.all(|other| other == first) { first } else { -1 };
        Ok(TypeName { base, modifier })
    }

    /// Makes what is still unknown text.
    pub(crate) fn known(&self, expr: Expr) -> Result<Expr> {
        if *expr.base() != Type::Unknown {
            return Ok(expr);
        }
        let at = expr.at;
        Ok(match expr.node {
            Node::Constant { text, .. } => self.literal(&text, &TypeName::plain(Type::Text), at)?,
            node => Expr { node, type_name: TypeName::plain(Type::Text), at },
        })
    }

    /// An unknown literal.
    pub(crate) fn unknown_literal(&self, text: &str) -> Expr {
        literal::unknown(text.to_owned())
    }
}

/// A value that has to meet the demands of a domain.
pub(crate) fn in_domain(expr: Expr, domain: catalog::Oid) -> Expr {
    let type_name = expr.type_name.clone();
    cast(expr, type_name, CastForm::Domain(domain))
}

fn cast(argument: Expr, target: TypeName, form: CastForm) -> Expr {
    let at = argument.at;
    Expr { node: Node::Cast(Box::new(Cast { argument, form })), type_name: target, at }
}
