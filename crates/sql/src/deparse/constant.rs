//! Constants (`get_const_expr`).

use super::printer::Printer;
use crate::typed::Expr;
use catalog::Type;

/// Whether a constant shows its type.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum TypeLabel {
    /// Never, since a cast follows.
    Hidden,
    /// Where reading the text again would give another type.
    Needed,
    /// Always.
    Shown,
}

impl Printer<'_> {
    pub(super) fn null(&mut self, expr: &Expr, label: TypeLabel) {
        self.push("NULL");
        if label != TypeLabel::Hidden {
            self.type_suffix(expr);
        }
    }

    pub(super) fn constant(&mut self, expr: &Expr, text: &str, label: TypeLabel) {
        let plain = match expr.base() {
            Type::Int4 if !text.starts_with('-') => {
                self.push(text);
                true
            }
            Type::Numeric if text.starts_with(|c: char| c.is_ascii_digit()) && text.contains(['e', 'E', '.']) => {
                self.push(text);
                expr.type_name.modifier < 0
            }
            Type::Bool => {
                self.push(if text.starts_with('t') { "true" } else { "false" });
                true
            }
            other => {
                let quoted = datum::quote_literal(text);
                self.push(&quoted);
                *other == Type::Unknown
            }
        };
        if label == TypeLabel::Shown || label == TypeLabel::Needed && !plain {
            self.type_suffix(expr);
        }
    }

    pub(super) fn type_suffix(&mut self, expr: &Expr) {
        self.push("::");
        self.type_name(&expr.type_name);
    }
}
