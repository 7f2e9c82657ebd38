//! Domains: types with demands of their own.

use crate::{Catalog, Expression, Oid, QualifiedName, SearchPath, TypeName};
use serde::{Deserialize, Serialize};
use std::rc::Rc;

/// A check of a domain; its condition calls the value `VALUE`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DomainCheck {
    /// Its OID.
    pub oid: Oid,
    /// Its name, given or generated.
    pub name: String,
    /// The condition.
    pub expression: Expression,
    /// False after `NOT VALID` until `VALIDATE CONSTRAINT`.
    pub validated: bool,
}

/// A domain.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Domain {
    /// Its OID.
    pub oid: Oid,
    /// Its name.
    pub name: QualifiedName,
    /// The type under it.
    pub type_name: TypeName,
    /// The domain under it, if there is one between it and its type.
    pub over: Option<Oid>,
    /// `NOT NULL`
    pub not_null: bool,
    /// `DEFAULT`, if any.
    pub default: Option<Expression>,
    /// `COLLATE`, if any.
    pub collation: Option<String>,
    /// Its checks, in order of creation.
    pub checks: Vec<DomainCheck>,
}

impl Catalog {
    /// The domain of a qualified name.
    pub fn domain_named(&self, schema: &str, name: &str) -> Option<&Rc<Domain>> {
        self.domains.values().find(|domain| domain.name.name == name && domain.name.schema == schema)
    }

    /// The domain that a possibly unqualified name means.
    pub fn find_domain(&self, schema: Option<&str>, name: &str, path: &SearchPath) -> Option<&Rc<Domain>> {
        match schema {
            Some(schema) => self.domain_named(schema, name),
            None => path.schemas().find_map(|schema| self.domain_named(schema, name)),
        }
    }

    /// A domain and those under it, the outermost first.
    pub fn domain_chain(&self, oid: Oid) -> Vec<&Rc<Domain>> {
        let mut chain = Vec::new();
        let mut next = Some(oid);
        while let Some(domain) = next.and_then(|oid| self.domains.get(&oid)) {
            chain.push(domain);
            next = domain.over.filter(|_| chain.len() < 100);
        }
        chain
    }

    /// Adds a domain, or puts it in the place of the one with its OID.
    pub fn put_domain(&mut self, domain: Domain) {
        self.domains.insert(domain.oid, Rc::new(domain));
    }

    /// Takes a domain out.
    pub fn drop_domain(&mut self, oid: Oid) -> Option<Rc<Domain>> {
        self.comments.shift_remove(&oid);
        self.domains.shift_remove(&oid)
    }
}
