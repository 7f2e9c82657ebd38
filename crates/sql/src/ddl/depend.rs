//! What depends on what, and what dropping says about it.

use super::expressions;
use crate::Context;
use crate::fault::error;
use crate::typed::{self, Node};
use catalog::{Catalog, ConstraintKind, Index, KeyPart, Oid, Relation, RelationKind, Type};
use diagnostics::Diagnostic;

/// A thing that a DROP would take along, or be stopped by.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Dependent {
    /// A foreign key (or other constraint) of another table.
    Constraint { table: Oid, name: String },
    /// The default of a column.
    Default { table: Oid, column: String },
    /// A column.
    Column { table: Oid, column: String },
    /// A view.
    View(Oid),
    /// A relation in a dropped schema.
    Relation(Oid),
    /// A type in a dropped schema.
    Type(Oid),
    /// A domain.
    Domain(Oid),
}

/// What a dependent is called: `table orders`, `constraint orders_user_id_fkey on table orders`.
pub(super) fn describe(context: &Context<'_>, dependent: &Dependent) -> String {
    let catalog = context.catalog();
    let name =
        |oid: Oid| catalog.relation(oid).map_or_else(String::new, |relation| described_relation(context, relation));
    match dependent {
        Dependent::Constraint { table, name: constraint } => {
            format!("constraint {} on {}", datum::quote_identifier(constraint), name(*table))
        }
        Dependent::Default { table, column } => {
            format!("default value for column {} of {}", datum::quote_identifier(column), name(*table))
        }
        Dependent::Column { table, column } => {
            format!("column {} of {}", datum::quote_identifier(column), name(*table))
        }
        Dependent::View(oid) | Dependent::Relation(oid) => name(*oid),
        Dependent::Domain(oid) => {
            let domain = catalog.domains.get(oid);
            format!("type {}", domain.map_or_else(String::new, |domain| shown_name(context, &domain.name)))
        }
        Dependent::Type(oid) => {
            let kind = catalog.enum_type(*oid);
            format!("type {}", kind.map_or_else(String::new, |kind| shown_name(context, &kind.name)))
        }
    }
}

/// `table users`, `view v`, `sequence s`, with the schema where it is not on the path.
pub(super) fn described_relation(context: &Context<'_>, relation: &Relation) -> String {
    let word = kind_word(relation);
    format!("{word} {}", shown_name(context, &relation.name))
}

/// `table`, `view`, `materialized view`, `sequence`.
pub(super) fn kind_word(relation: &Relation) -> &'static str {
    match relation.kind {
        RelationKind::Table => "table",
        RelationKind::View(_) => "view",
        RelationKind::MaterializedView(_) => "materialized view",
        RelationKind::Sequence(_) => "sequence",
    }
}

/// `tables`, `views`, …, as PostgreSQL says that something is not supported for them.
pub(super) fn kind_words(relation: &Relation) -> &'static str {
    match relation.kind {
        RelationKind::Table => "tables",
        RelationKind::View(_) => "views",
        RelationKind::MaterializedView(_) => "materialized views",
        RelationKind::Sequence(_) => "sequences",
    }
}

/// A name, quoted where it must be, with its schema where it is not on the path.
pub(crate) fn shown_name(context: &Context<'_>, name: &catalog::QualifiedName) -> String {
    let quoted = datum::quote_identifier(&name.name);
    let path = super::names::search_path(context);
    if context.catalog().is_visible(name, &path) || context.catalog().is_type_visible(name, &path) {
        quoted
    } else {
        format!("{}.{quoted}", datum::quote_identifier(&name.schema))
    }
}

/// `cannot drop … because other objects depend on it`, with what they are.
pub(super) fn refusal(context: &Context<'_>, what: &str, lines: &[String]) -> Diagnostic {
    let _catalog = context.catalog();
    let them = if what == "desired object(s)" { "them" } else { "it" };
    let message = format!("cannot drop {what} because other objects depend on {them}");
    error("2BP01", message, None)
        .with_detail(lines.join("\n"))
        .with_hint("Use DROP ... CASCADE to drop the dependent objects too.")
}

/// The views that read a relation, or one of its columns, views over views included, those nearest first.
pub(super) fn views_over(context: &Context<'_>, oid: Oid, column: Option<&str>) -> Vec<(Oid, Oid)> {
    let mut found: Vec<(Oid, Oid)> = Vec::new();
    direct(context, oid, column, &mut found);
    let mut at = 0;
    while at < found.len() {
        direct(context, found[at].0, None, &mut found);
        at += 1;
    }
    found
}

/// The views that read a relation, or one of its columns, themselves.
pub(super) fn views_reading(context: &Context<'_>, on: Oid, column: Option<&str>) -> Vec<Oid> {
    let views = context.catalog().relations.values().filter(|relation| relation.is_view());
    views.filter(|view| super::views::reads(context, view, on, column)).map(|view| view.oid).collect()
}

/// The views whose queries say something of an enum type themselves, by a literal or a cast.
pub(super) fn views_of_type(context: &Context<'_>, oid: Oid) -> Vec<Oid> {
    let views = context.catalog().relations.values().filter(|relation| relation.is_view());
    let says = |view: &&std::rc::Rc<Relation>| {
        let Ok(analyzed) = super::views::analyzed(context, view) else { return false };
        let mut found = false;
        super::view_walk::each_expr(&analyzed.query, &mut |expr| {
            let is_own = !matches!(expr.node, Node::Column(_));
            found |= is_own && expr.base().mentions_enum(oid);
        });
        found
    };
    views.filter(says).map(|view| view.oid).collect()
}

fn direct(context: &Context<'_>, on: Oid, column: Option<&str>, found: &mut Vec<(Oid, Oid)>) {
    for view in context.catalog().relations.values().filter(|relation| relation.is_view()) {
        let known = found.iter().any(|(oid, _)| *oid == view.oid);
        if !known && super::views::reads(context, view, on, column) {
            found.push((view.oid, on));
        }
    }
}

/// Whether a constraint cannot stand without a column.
pub(super) fn constraint_needs(relation: &Relation, kind: &ConstraintKind, column: &str) -> bool {
    match kind {
        ConstraintKind::Check(check) => uses(relation, &check.expression, column),
        other => other.columns().iter().any(|name| name == column),
    }
}

/// Whether an index cannot stand without a column.
pub(super) fn index_needs(relation: &Relation, index: &Index, column: &str) -> bool {
    let by_expression = index.keys.iter().any(|key| match &key.part {
        KeyPart::Column(_) => false,
        KeyPart::Expression(expression) => uses(relation, expression, column),
    });
    let by_predicate = index.predicate.as_ref().is_some_and(|predicate| uses(relation, predicate, column));
    index.names_column(column) || by_expression || by_predicate
}

/// Whether a stored expression names a column.
pub(super) fn uses(relation: &Relation, expression: &catalog::Expression, column: &str) -> bool {
    expressions::columns_of(relation, expression).is_ok_and(|used| used.iter().any(|name| name == column))
}

/// The columns whose default calls on a sequence.
pub(super) fn defaults_over(context: &Context<'_>, sequence: Oid) -> Vec<(Oid, String)> {
    let catalog: &Catalog = context.catalog();
    let mut found = Vec::new();
    for relation in catalog.relations.values() {
        for column in &relation.columns {
            let Some(default) = &column.default else { continue };
            let analyzed = expressions::analyzed(context, relation, default);
            if analyzed.is_ok_and(|expr| mentions_regclass(&expr, sequence)) {
                found.push((relation.oid, column.name.clone()));
            }
        }
    }
    found
}

fn mentions_regclass(expr: &typed::Expr, oid: Oid) -> bool {
    let is_it = |expr: &typed::Expr| match &expr.node {
        Node::Constant { value, .. } => *expr.base() == Type::Regclass && *value == datum::Value::Integer(oid.0.into()),
        _ => false,
    };
    any(expr, &is_it)
}

/// Whether an expression calls a function that is not immutable.
pub(super) fn is_mutable(expr: &typed::Expr) -> bool {
    any(expr, &|part| match &part.node {
        Node::Call { function, .. } => function.volatility != 'i',
        Node::SqlValue(..) => true,
        Node::Cast(cast) => is_mutable_cast(cast.argument.base(), part.base()),
        _ => false,
    })
}

/// Whether a conversion looks at a setting of the session: the time zone, or how dates are written.
fn is_mutable_cast(from: &Type, to: &Type) -> bool {
    let is_text = |of: &Type| matches!(of, Type::Text | Type::Varchar | Type::Bpchar | Type::Name | Type::Unknown);
    let by_text = |of: &Type| {
        matches!(
            of,
            Type::Date
                | Type::Timestamp
                | Type::TimestampTz
                | Type::Enum(_)
                | Type::Array(_)
                | Type::Regclass
                | Type::Regtype
                | Type::Record
        )
    };
    let zoned = |of: &Type| matches!(of, Type::TimestampTz);
    let plain = |of: &Type| matches!(of, Type::Date | Type::Timestamp | Type::Time | Type::TimeTz);
    match (from, to) {
        (from, to) if from == to => false,
        (Type::Array(_), Type::Array(_)) => false,
        (from, to) if is_text(from) || is_text(to) => by_text(from) || by_text(to),
        (from, to) => (zoned(from) && plain(to)) || (plain(from) && zoned(to)),
    }
}

/// Whether anything in an expression (subqueries excepted) is such.
fn any(expr: &typed::Expr, is_such: &impl Fn(&typed::Expr) -> bool) -> bool {
    is_such(expr) || typed::children(expr).into_iter().any(|child| any(child, is_such))
}
