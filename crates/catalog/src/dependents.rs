//! What depends on a relation, as far as names tell (expressions are not looked into).

use crate::{Catalog, Constraint, ForeignKey, Oid, Relation, Sequence, Type};
use std::rc::Rc;

/// A foreign key seen from the relation it references.
#[derive(Debug, Clone, Copy)]
pub struct IncomingForeignKey<'catalog> {
    /// The referencing relation.
    pub relation: &'catalog Rc<Relation>,
    /// The constraint.
    pub constraint: &'catalog Constraint,
    /// What it demands.
    pub key: &'catalog ForeignKey,
}

/// A sequence that a column owns.
#[derive(Debug, Clone, Copy)]
pub struct OwnedSequence<'catalog> {
    /// The sequence.
    pub relation: &'catalog Rc<Relation>,
    /// Its parameters.
    pub sequence: &'catalog Sequence,
    /// The owning column.
    pub column: &'catalog str,
}

impl Catalog {
    /// The foreign keys that reference a relation (its own too), by rising constraint OID.
    pub fn incoming_foreign_keys(&self, referenced: Oid) -> Vec<IncomingForeignKey<'_>> {
        let mut keys: Vec<_> = self
            .relations
            .values()
            .flat_map(|relation| relation.foreign_keys().map(move |(constraint, key)| (relation, constraint, key)))
            .filter(|(_, _, key)| key.referenced == referenced)
            .map(|(relation, constraint, key)| IncomingForeignKey { relation, constraint, key })
            .collect();
        keys.sort_by_key(|incoming| incoming.constraint.oid);
        keys
    }

    /// The sequences that columns of a relation own.
    pub fn owned_sequences(&self, owner: Oid) -> Vec<OwnedSequence<'_>> {
        let found = self.relations.values().filter_map(|relation| {
            let sequence = relation.sequence()?;
            let (of, column) = sequence.owned_by.as_ref()?;
            (*of == owner).then_some(OwnedSequence { relation, sequence, column })
        });
        found.collect()
    }

    /// The columns whose type is an enum type or an array of it.
    pub fn columns_of_enum(&self, oid: Oid) -> Vec<(&Rc<Relation>, &crate::Column)> {
        let all =
            self.relations.values().flat_map(|relation| relation.columns.iter().map(move |column| (relation, column)));
        all.filter(|(_, column)| column.type_name.base.mentions_enum(oid)).collect()
    }
}

impl Type {
    /// Whether it is an enum type or an array of it.
    pub fn mentions_enum(&self, oid: Oid) -> bool {
        match self {
            Self::Enum(own) => *own == oid,
            Self::Array(element) => element.mentions_enum(oid),
            _ => false,
        }
    }
}
