//! Changing a catalog.

use crate::{Catalog, EnumType, Oid, Relation};
use std::rc::Rc;

impl Catalog {
    /// Gives out the next OID.
    pub fn allocate(&mut self) -> Oid {
        let oid = Oid(self.next_oid);
        self.next_oid = self.next_oid.saturating_add(1);
        oid
    }

    /// Adds a relation, or puts it in the place of the one with its OID.
    pub fn put_relation(&mut self, relation: Relation) {
        self.relations.insert(relation.oid, Rc::new(relation));
    }

    /// The relation of an OID, to be changed; a copy is made if it is shared.
    pub fn relation_mut(&mut self, oid: Oid) -> Option<&mut Relation> {
        self.relations.get_mut(&oid).map(Rc::make_mut)
    }

    /// Takes a relation out, with the comments on its parts.
    pub fn drop_relation(&mut self, oid: Oid) -> Option<Rc<Relation>> {
        let relation = self.relations.shift_remove(&oid)?;
        self.statistics.retain(|_, statistics| statistics.relation != oid);
        for index in &relation.indexes {
            self.comments.shift_remove(&index.oid);
        }
        for constraint in &relation.constraints {
            self.comments.shift_remove(&constraint.oid);
        }
        Some(relation)
    }

    /// Adds an enum type, or puts it in the place of the one with its OID.
    pub fn put_enum(&mut self, kind: EnumType) {
        self.enums.insert(kind.oid, Rc::new(kind));
    }

    /// Takes an enum type out.
    pub fn drop_enum(&mut self, oid: Oid) -> Option<Rc<EnumType>> {
        self.comments.shift_remove(&oid);
        self.enums.shift_remove(&oid)
    }
}
