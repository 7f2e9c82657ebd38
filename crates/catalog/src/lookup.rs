//! Finding things in a catalog.

use crate::{Catalog, EnumType, Index, Oid, QualifiedName, Relation, Schema, SearchPath, TEMPORARY};
use std::rc::Rc;

/// The schemas that every database has besides those in [`Catalog::schemas`].
const SYSTEM_SCHEMAS: [&str; 2] = ["pg_catalog", "information_schema"];

impl Catalog {
    /// The schema of a name (system schemas excepted).
    pub fn schema(&self, name: &str) -> Option<&Schema> {
        self.schemas.iter().find(|schema| schema.name == name)
    }

    /// Whether a schema exists, system schemas and the temporary one included.
    pub fn has_schema(&self, name: &str) -> bool {
        SYSTEM_SCHEMAS.contains(&name)
            || (name == TEMPORARY && self.relations.values().any(|relation| relation.is_temporary()))
            || self.schema(name).is_some()
    }

    /// The relation of an OID, system relations included.
    pub fn relation(&self, oid: Oid) -> Option<&Rc<Relation>> {
        self.relations.get(&oid).or_else(|| self.system.get(&oid))
    }

    /// The relation of a qualified name, system relations included.
    pub fn relation_named(&self, schema: &str, name: &str) -> Option<&Rc<Relation>> {
        let is_it = |relation: &&Rc<Relation>| relation.name.name == name && relation.name.schema == schema;
        if SYSTEM_SCHEMAS.contains(&schema) {
            return self.system.values().find(is_it);
        }
        self.relations.values().find(is_it)
    }

    /// The relation that a possibly unqualified name means.
    pub fn find_relation(&self, schema: Option<&str>, name: &str, path: &SearchPath) -> Option<&Rc<Relation>> {
        match schema {
            Some(schema) => self.relation_named(schema, name),
            None => path.schemas().find_map(|schema| self.relation_named(schema, name)),
        }
    }

    /// The index of a qualified name, with its table.
    pub fn index_named(&self, schema: &str, name: &str) -> Option<(&Rc<Relation>, &Index)> {
        let tables = self.relations.values().filter(|relation| relation.name.schema == schema);
        tables.into_iter().find_map(|table| Some((table, table.index(name)?)))
    }

    /// The index that a possibly unqualified name means, with its table.
    pub fn find_index(&self, schema: Option<&str>, name: &str, path: &SearchPath) -> Option<(&Rc<Relation>, &Index)> {
        match schema {
            Some(schema) => self.index_named(schema, name),
            None => path.schemas().find_map(|schema| self.index_named(schema, name)),
        }
    }

    /// The index of an OID, with its table.
    pub fn index(&self, oid: Oid) -> Option<(&Rc<Relation>, &Index)> {
        self.relations.values().find_map(|table| {
            let index = table.indexes.iter().find(|index| index.oid == oid)?;
            Some((table, index))
        })
    }

    /// The enum type of an OID.
    pub fn enum_type(&self, oid: Oid) -> Option<&Rc<EnumType>> {
        self.enums.get(&oid)
    }

    /// The enum type of a qualified name.
    pub fn enum_named(&self, schema: &str, name: &str) -> Option<&Rc<EnumType>> {
        self.enums.values().find(|kind| kind.name.name == name && kind.name.schema == schema)
    }

    /// The enum type that a possibly unqualified name means.
    pub fn find_enum(&self, schema: Option<&str>, name: &str, path: &SearchPath) -> Option<&Rc<EnumType>> {
        match schema {
            Some(schema) => self.enum_named(schema, name),
            None => path.schemas().find_map(|schema| self.enum_named(schema, name)),
        }
    }

    /// Whether a name is taken among relations and indexes (`pg_class`) of a schema.
    pub fn relation_name_taken(&self, schema: &str, name: &str) -> bool {
        self.relation_named(schema, name).is_some() || self.index_named(schema, name).is_some()
    }

    /// Whether a name is taken among types of a schema; a relation's row type counts.
    pub fn type_name_taken(&self, schema: &str, name: &str) -> bool {
        self.enum_named(schema, name).is_some()
            || self.domain_named(schema, name).is_some()
            || self.relation_named(schema, name).is_some_and(|relation| !relation.is_sequence())
    }

    /// Whether any constraint of any relation of a schema has the name.
    pub fn constraint_name_taken(&self, schema: &str, name: &str) -> bool {
        let mut relations = self.relations.values().filter(|relation| relation.name.schema == schema);
        relations.any(|relation| relation.constraint(name).is_some())
    }

    /// Whether a relation is found under its bare name, as `pg_table_is_visible` tells.
    pub fn is_visible(&self, name: &QualifiedName, path: &SearchPath) -> bool {
        let first = path.schemas().find(|schema| self.relation_name_taken(schema, &name.name));
        first == Some(name.schema.as_str())
    }

    /// Whether a type is found under its bare name, as `pg_type_is_visible` tells.
    pub fn is_type_visible(&self, name: &QualifiedName, path: &SearchPath) -> bool {
        let first = path.schemas().find(|schema| self.type_name_taken(schema, &name.name));
        first == Some(name.schema.as_str())
    }
}
