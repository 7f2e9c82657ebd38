//! The difference of two catalogs, by name and not by OID.

use crate::{
    Catalog, Column, Constraint, ConstraintKind, EnumType, Index, Oid, QualifiedName, Relation, RelationKind, Type,
};
use serde::Serialize;
use std::collections::BTreeMap;

/// Two values, one from before and one from after.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Diff<T> {
    /// The earlier value.
    pub before: T,
    /// The later value.
    pub after: T,
}

impl<T> Diff<T> {
    /// Pairs two values.
    pub fn new(before: T, after: T) -> Self {
        Self { before, after }
    }

    /// Does the same to both.
    pub fn map<U>(self, mut f: impl FnMut(T) -> U) -> Diff<U> {
        Diff { before: f(self.before), after: f(self.after) }
    }

    /// Swaps them: what undoing would change.
    #[must_use]
    pub fn invert(self) -> Self {
        Self { before: self.after, after: self.before }
    }
}

/// What happened to one thing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Change<T> {
    /// Only the later catalog has it.
    Added(T),
    /// Only the earlier catalog has it.
    Removed(T),
    /// Both have it, and it differs.
    Changed(Diff<T>),
}

/// One attribute of a column that differs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum ColumnChange {
    /// Its type.
    Type,
    /// Whether it takes NULL.
    NotNull,
    /// Its default.
    Default,
    /// Its identity.
    Identity,
    /// Its generation expression.
    Generated,
    /// Its comment.
    Comment,
}

/// A part of a relation that differs, by name.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    /// A column; `attributes` says what differs when it changed.
    Column {
        /// What happened.
        change: Change<Column>,
        /// What differs, if it changed.
        attributes: Vec<ColumnChange>,
    },
    /// A constraint.
    Constraint(Change<Constraint>),
    /// An index that stands under no constraint.
    Index(Change<Index>),
    /// The order of the columns that both have.
    ColumnOrder(Diff<Vec<String>>),
    /// The kind, a view's query or a sequence's parameters.
    Kind(Diff<RelationKind>),
    /// The comment.
    Comment(Diff<Option<String>>),
}

/// What happened to one relation.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum RelationChange {
    /// Only the later catalog has it.
    Added(Relation),
    /// Only the earlier catalog has it.
    Removed(Relation),
    /// Both have it, and these parts differ.
    Changed(Vec<Part>),
}

impl Diff<&Catalog> {
    /// Whether both are the same by name.
    pub fn is_empty(self) -> bool {
        self.relations().is_empty() && self.enums().is_empty() && self.schemas().is_empty()
    }

    /// The schemas that were added or removed.
    pub fn schemas(self) -> Vec<Change<String>> {
        let names = |catalog: &Catalog| -> BTreeMap<String, String> {
            catalog.schemas.iter().map(|schema| (schema.name.clone(), schema.name.clone())).collect()
        };
        compare(self.map(names), |diff| diff.before == diff.after).into_values().collect()
    }

    /// The enum types that differ, by name.
    pub fn enums(self) -> BTreeMap<QualifiedName, Change<EnumType>> {
        let named = |catalog: &Catalog| -> BTreeMap<QualifiedName, EnumType> {
            catalog.enums.values().map(|kind| (kind.name.clone(), EnumType::clone(kind))).collect()
        };
        compare(self.map(named), |diff| {
            let [before, after] = [diff.before, diff.after].map(|kind| kind.labels.iter().map(|label| &label.label));
            before.eq(after)
        })
    }

    /// The relations that differ, by name.
    pub fn relations(self) -> BTreeMap<QualifiedName, RelationChange> {
        let named = |catalog: &Catalog| -> BTreeMap<QualifiedName, Relation> {
            catalog
                .relations
                .values()
                .map(|relation| (relation.name.clone(), without_identity(catalog, relation)))
                .collect()
        };
        let changes = compare(self.map(named), |diff| diff.before == diff.after);
        let worded = changes.into_iter().map(|(name, change)| (name, relation_change(change)));
        worded.collect()
    }
}

fn relation_change(change: Change<Relation>) -> RelationChange {
    match change {
        Change::Added(relation) => RelationChange::Added(relation),
        Change::Removed(relation) => RelationChange::Removed(relation),
        Change::Changed(diff) => RelationChange::Changed(parts(&diff)),
    }
}

fn parts(diff: &Diff<Relation>) -> Vec<Part> {
    let both = Diff::new(&diff.before, &diff.after);
    let mut parts = Vec::new();
    let columns = compare(both.map(|relation| by_name(&relation.columns, |column| column.name.clone())), same);
    parts.extend(columns.into_values().map(|change| Part::Column { attributes: attributes(&change), change }));
    parts.extend(column_order(both).map(Part::ColumnOrder));
    let constraints = compare(both.map(|relation| by_name(&relation.constraints, |it| it.name.clone())), same);
    parts.extend(constraints.into_values().map(Part::Constraint));
    let indexes = compare(both.map(|relation| by_name(&relation.indexes, |index| index.name.clone())), same);
    parts.extend(indexes.into_values().map(Part::Index));
    if both.before.kind != both.after.kind {
        parts.push(Part::Kind(both.map(|relation| relation.kind.clone())));
    }
    if both.before.comment != both.after.comment {
        parts.push(Part::Comment(both.map(|relation| relation.comment.clone())));
    }
    parts
}

fn same<T: PartialEq>(diff: Diff<&T>) -> bool {
    diff.before == diff.after
}

fn by_name<T: Clone>(items: &[T], name: impl Fn(&T) -> String) -> BTreeMap<String, T> {
    items.iter().map(|item| (name(item), item.clone())).collect()
}

fn column_order(both: Diff<&Relation>) -> Option<Diff<Vec<String>>> {
    let orders = Diff::new(shared_columns(both.before, both.after), shared_columns(both.after, both.before));
    (orders.before != orders.after).then_some(orders)
}

fn shared_columns(of: &Relation, with: &Relation) -> Vec<String> {
    let names = of.columns.iter().map(|column| column.name.clone());
    names.filter(|name| with.column(name).is_some()).collect()
}

fn attributes(change: &Change<Column>) -> Vec<ColumnChange> {
    let Change::Changed(Diff { before, after }) = change else { return Vec::new() };
    let differs = [
        (ColumnChange::Type, before.type_name != after.type_name),
        (ColumnChange::NotNull, before.not_null != after.not_null),
        (ColumnChange::Default, before.default != after.default),
        (ColumnChange::Identity, before.identity != after.identity),
        (ColumnChange::Generated, before.generated != after.generated),
        (ColumnChange::Comment, before.comment != after.comment),
    ];
    differs.into_iter().filter_map(|(attribute, differs)| differs.then_some(attribute)).collect()
}

fn compare<K: Ord, T>(diff: Diff<BTreeMap<K, T>>, is_same: impl Fn(Diff<&T>) -> bool) -> BTreeMap<K, Change<T>> {
    let mut after = diff.after;
    let mut changes = BTreeMap::new();
    for (name, before) in diff.before {
        match after.remove(&name) {
            None => changes.insert(name, Change::Removed(before)),
            Some(now) if is_same(Diff::new(&before, &now)) => None,
            Some(now) => changes.insert(name, Change::Changed(Diff::new(before, now))),
        };
    }
    changes.extend(after.into_iter().map(|(name, now)| (name, Change::Added(now))));
    changes
}

/// A copy that compares by what a learner wrote: OIDs and attribute numbers become zero or stand for names, indexes of
/// constraints are left out.
fn without_identity(catalog: &Catalog, relation: &Relation) -> Relation {
    let mut copy = relation.clone();
    copy.indexes.retain(|index| relation.constraint_of_index(index).is_none());
    copy.oid = Oid(0);
    copy.next_column_number = 0;
    for column in &mut copy.columns {
        column.number = 0;
        column.type_name.base = nameless(catalog, &column.type_name.base);
    }
    for index in &mut copy.indexes {
        index.oid = Oid(0);
    }
    for constraint in &mut copy.constraints {
        constraint.oid = Oid(0);
        if let ConstraintKind::ForeignKey(key) = &mut constraint.kind {
            key.referenced = stable(catalog.relation(key.referenced).map(|relation| &relation.name));
        }
    }
    if let RelationKind::Sequence(sequence) = &mut copy.kind
        && let Some((owner, _)) = &mut sequence.owned_by
    {
        *owner = stable(catalog.relation(*owner).map(|relation| &relation.name));
    }
    copy
}

fn nameless(catalog: &Catalog, base: &Type) -> Type {
    match base {
        Type::Enum(oid) => Type::Enum(stable(catalog.enum_type(*oid).map(|kind| &kind.name))),
        Type::Array(element) => Type::Array(Box::new(nameless(catalog, element))),
        other => other.clone(),
    }
}

/// A number that depends on a name alone (FNV-1a), so that two catalogs agree on it.
fn stable(name: Option<&QualifiedName>) -> Oid {
    let text = name.map(ToString::to_string).unwrap_or_default();
    let hash = text.bytes().fold(0x811c_9dc5_u32, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    Oid(hash)
}
