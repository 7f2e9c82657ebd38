//! Casts.

use super::Lowerer;
use crate::fault::Result;
use crate::typed::{Cast, CastForm, Node};
use catalog::{Oid, Type, TypeName};

impl Lowerer<'_> {
    pub(super) fn cast(&mut self, cast: &Cast, target: &TypeName) -> Result<String> {
        if let CastForm::Domain(oid) = cast.form {
            return self.domain_cast(cast, oid);
        }
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
            CastForm::Explicit | CastForm::Domain(_) => 'e',
        };
        let (from, to) = (datum::type_key(from), datum::type_key(&target.base));
        if from == "unknown" {
            return Ok(format!("pg_input({sql}, '{to}', {})", target.modifier));
        }
        Ok(format!("pg_cast({sql}, '{from}', '{to}', {}, '{form}')", target.modifier))
    }
}

impl Lowerer<'_> {
    /// A value that has to meet the demands of a domain, those of the innermost first.
    fn domain_cast(&mut self, cast: &Cast, oid: Oid) -> Result<String> {
        let mut sql = self.expr(&cast.argument)?;
        let chain: Vec<_> = self.context.catalog().domain_chain(oid).into_iter().cloned().collect();
        for domain in chain.iter().rev() {
            let mut checks = Vec::new();
            if domain.not_null {
                checks.push(format!("WHEN \"value\" IS NULL THEN retort_domain_null({})", oid.0));
            }
            let mut named: Vec<_> = domain.checks.iter().collect();
            named.sort_by(|one, other| one.name.cmp(&other.name));
            for check in named {
                let condition = crate::ddl::lowered_check(self.context, &domain.type_name, &check.expression)?;
                checks.push(format!("WHEN NOT ({condition}) THEN retort_domain_broken({}, {})", oid.0, check.oid.0));
            }
            if !checks.is_empty() {
                let collation = datum::collation_of(&domain.type_name.base);
                let value = collation.map_or_else(|| sql.clone(), |collation| format!("{sql} COLLATE {collation}"));
                let checks = checks.join(" ");
                sql = format!("(SELECT CASE {checks} ELSE \"value\" END FROM (SELECT {value} AS \"value\"))");
            }
        }
        Ok(sql)
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
    use Type::{Char, Float4, Float8, Int2, Int4, Int8, Name, Oid, Regclass, Regnamespace, Regtype, Text, Varchar};
    match (from, to) {
        (from, to) if from == to => true,
        (Int2, Int4 | Int8) | (Int4, Int8) | (Float4, Float8) => true,
        (Text | Varchar | Name, Text | Varchar) | (Char, Text) => true,
        (Oid | Regclass | Regtype | Regnamespace, Oid | Regclass | Regtype | Regnamespace | Int8) => true,
        (Type::Array(from), Type::Array(to)) => matches!((&**from, &**to), (Text | Varchar, Text | Varchar)),
        _ => false,
    }
}
