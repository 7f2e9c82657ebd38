//! What is selected.

use crate::analyzer::{Analyzer, Item, Scope};
use crate::expr::column_name;
use crate::fault::{Result, error, unsupported};
use crate::parse::fold;
use crate::typed::{From, Target};
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{self, SelectItem, SelectItemQualifiedWildcardKind, Spanned};

impl Analyzer<'_> {
    /// Analyses a select list; functions that give sets become an entry of FROM.
    pub(super) fn targets(&self, scope: &Scope<'_>, items: &[SelectItem]) -> Result<(Vec<Target>, Option<From>)> {
        let visible = scope.items.len();
        self.with_sets(|| {
            let mut targets = Vec::with_capacity(items.len());
            for item in items {
                let (expr, name) = match item {
                    SelectItem::UnnamedExpr(expr) => (expr, column_name(&self.context, expr)),
                    SelectItem::ExprWithAlias { expr, alias } if alias.quote_style == Some('\'') => {
                        return Err(self.literal_alias(expr, alias));
                    }
                    SelectItem::ExprWithAlias { expr, alias } => (expr, fold(alias)),
                    _ => {
                        targets.extend(self.wildcard(scope, item, visible)?);
                        continue;
                    }
                };
                targets.push(Target { expr: self.expr(scope, expr)?, name });
            }
            Ok(targets)
        })
    }

    /// `*` may have nothing after it.
    fn plain(&self, options: &ast::WildcardAdditionalOptions) -> Result<()> {
        let foreign = options.opt_ilike.is_some()
            || options.opt_exclude.is_some()
            || options.opt_except.is_some()
            || options.opt_replace.is_some()
            || options.opt_rename.is_some();
        match &options.opt_alias {
            Some(alias) => {
                let at = self.context.span(alias.span);
                Err(error("42601", format!("syntax error at or near \"{alias}\""), at))
            }
            None if foreign => Err(error("42601", "syntax error", None)),
            None => Ok(()),
        }
    }

    /// `price 'x'` would be a literal of a type; after anything else a literal may not stand.
    fn literal_alias(&self, expr: &ast::Expr, alias: &ast::Ident) -> Diagnostic {
        if let ast::Expr::Identifier(name) = expr {
            let words = format!("type \"{}\" does not exist", fold(name));
            return error("42704", words, self.context.span(name.span));
        }
        let shown = alias.to_string();
        let at = self.context.text.zip(crate::expr::start(&self.context, expr));
        let at = at.and_then(|(text, expr)| text.find_between(&shown, expr.end, text.as_str().len()));
        error("42601", format!("syntax error at or near \"{shown}\""), at)
    }

    /// A list without functions that give sets: RETURNING.
    pub(crate) fn returning(&self, scope: &Scope<'_>, items: &[SelectItem]) -> Result<Vec<Target>> {
        let mut targets = Vec::with_capacity(items.len());
        for item in items {
            match item {
                SelectItem::UnnamedExpr(expr) => {
                    let name = column_name(&self.context, expr);
                    targets.push(Target { expr: self.known(self.expr(scope, expr)?)?, name });
                }
                SelectItem::ExprWithAlias { expr, alias } => {
                    targets.push(Target { expr: self.known(self.expr(scope, expr)?)?, name: fold(alias) });
                }
                _ => targets.extend(self.wildcard(scope, item, scope.items.len())?),
            }
        }
        Ok(targets)
    }

    fn wildcard(&self, scope: &Scope<'_>, item: &SelectItem, visible: usize) -> Result<Vec<Target>> {
        match item {
            SelectItem::Wildcard(options) => {
                self.plain(options)?;
                let at = self.context.span(options.wildcard_token.0.span);
                if scope.items.is_empty() {
                    return Err(error("42601", "SELECT * with no tables specified is not valid", at));
                }
                Ok(placed(all(&scope.items[..visible]), at))
            }
            SelectItem::QualifiedWildcard(SelectItemQualifiedWildcardKind::ObjectName(name), options) => {
                self.plain(options)?;
                let at = self.context.span(name.span());
                Ok(placed(columns(self.starred(scope, name)?.0), at))
            }
            _ => Err(unsupported(format!("{item} in a select list"), None)),
        }
    }
}

/// Everything that `*` shows.
pub(super) fn all(items: &[Item]) -> Vec<Target> {
    items.iter().filter(|item| item.unqualified).flat_map(columns).collect()
}

fn placed(mut targets: Vec<Target>, at: Option<Span>) -> Vec<Target> {
    for target in &mut targets {
        target.expr.at = at;
    }
    targets
}

fn columns(item: &Item) -> Vec<Target> {
    item.columns.iter().map(|(name, expr)| Target { expr: expr.clone(), name: name.clone() }).collect()
}
