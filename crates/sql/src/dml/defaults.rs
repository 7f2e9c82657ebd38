//! What a column gets when nothing is given.

use crate::Context;
use crate::analyzer::Analyzer;
use crate::expr::analyze_expr_alone;
use crate::fault::{Result, error};
use crate::parse::{Text, parse_expression};
use crate::typed::{Expr, Node};
use catalog::{Column, Relation, RelationKind, TypeName};

impl Analyzer<'_> {
    /// The default of a column, coerced; nothing if it has none.
    pub(super) fn column_default(&self, relation: &Relation, column: &Column) -> Result<Option<Expr>> {
        if column.identity.is_some() {
            return self.identity_default(relation, column).map(Some);
        }
        let of_domain = || self.context.catalog().domains.get(&column.domain?)?.default.as_ref();
        let Some(default) = column.default.as_ref().or_else(of_domain) else { return Ok(None) };
        let text = Text::new(default.0.clone());
        let tree = parse_expression(&text)?;
        let context = Context { text: None, parameters: &[], ..self.context };
        let expr = analyze_expr_alone(&context, &tree)?;
        let value = self.assign(expr, &column.type_name)?;
        Ok(Some(match column.domain {
            Some(domain) => crate::expr::in_domain(value, domain),
            None => value,
        }))
    }

    /// The default of a column, or NULL.
    pub(super) fn default_or_null(&self, relation: &Relation, column: &Column) -> Result<Expr> {
        let null = Expr { node: Node::Null, type_name: TypeName::plain(column.type_name.base.clone()), at: None };
        let null = match column.domain {
            Some(domain) => crate::expr::in_domain(null, domain),
            None => null,
        };
        Ok(self.column_default(relation, column)?.unwrap_or(null))
    }

    fn identity_default(&self, relation: &Relation, column: &Column) -> Result<Expr> {
        let owner = Some((relation.oid, column.name.clone()));
        let sequence = self.context.catalog().relations.values().find(|one| match &one.kind {
            RelationKind::Sequence(sequence) => sequence.owned_by == owner,
            _ => false,
        });
        let Some(sequence) = sequence else {
            let message = format!("no owned sequence found for column \"{}\"", column.name);
            return Err(error("XX000", message, None));
        };
        let oid = Expr::new(
            Node::Constant { text: sequence.name.to_string(), value: datum::Value::Integer(i64::from(sequence.oid.0)) },
            catalog::Type::Regclass,
        );
        let next = self.call("nextval", vec![oid], None, false)?;
        self.assign(next, &column.type_name)
    }
}
