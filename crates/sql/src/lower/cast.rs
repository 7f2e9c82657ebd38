//! Casts.

use super::Lowerer;
use crate::fault::Result;
use crate::typed::{Cast, CastForm, Node};
use catalog::{Type, TypeName};

impl Lowerer<'_> {
    pub(super) fn cast(&mut self, cast: &Cast, target: &TypeName) -> Result<String> {
        let from = cast.argument.base();
        if let (Node::Array(items), Type::Array(_)) = (&cast.argument.node, &target.base)
            && same_form(element(from), element(&target.base))
        {
            return self.array(items, &target.base);
        }
        let sql = self.expr(&cast.argument)?;
        if sql == "NULL" || (target.modifier < 0 && same_form(from, &target.base)) {
            return Ok(sql);
        }
        let form = match cast.form {
            CastForm::Implicit => 'i',
            CastForm::Assignment => 'a',
            CastForm::Explicit => 'e',
        };
        let (from, to) = (datum::type_key(from), datum::type_key(&target.base));
        if from == "unknown" {
            return Ok(format!("pg_input({sql}, '{to}', {})", target.modifier));
        }
        Ok(format!("pg_cast({sql}, '{from}', '{to}', {}, '{form}')", target.modifier))
    }
}

fn element(base: &Type) -> &Type {
    match base {
        Type::Array(element) => element,
        other => other,
    }
}

/// Whether every value of one type is stored as the same value of the other.
pub(super) fn same_form(from: &Type, to: &Type) -> bool {
    use Type::{Char, Float4, Float8, Int2, Int4, Int8, Name, Oid, Regclass, Regtype, Text, Varchar};
    match (from, to) {
        (from, to) if from == to => true,
        (Int2, Int4 | Int8) | (Int4, Int8) | (Float4, Float8) => true,
        (Text | Varchar | Name, Text | Varchar) | (Char, Text) => true,
        (Oid | Regclass | Regtype, Oid | Regclass | Regtype | Int8) => true,
        (Type::Array(from), Type::Array(to)) => matches!((&**from, &**to), (Text | Varchar, Text | Varchar)),
        _ => false,
    }
}
