//! What PostgreSQL 15 has: functions, operators, casts and types, as recorded in `data/` (see `data/record.sql`).

mod load;

use std::collections::HashMap;
use std::sync::LazyLock;

/// What a function is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FunctionKind {
    /// An ordinary function.
    Normal,
    /// An aggregate.
    Aggregate,
    /// A window function.
    Window,
}

/// A row of `pg_proc`; types are OIDs.
#[derive(Debug, PartialEq, Eq)]
pub struct Function {
    /// `oid`
    pub oid: u32,
    /// `proname`
    pub name: &'static str,
    /// `prokind`
    pub kind: FunctionKind,
    /// `prorettype`
    pub result: u32,
    /// `proretset`
    pub set: bool,
    /// `provolatile`
    pub volatility: char,
    /// `provariadic`: the element type of the last argument, or 0.
    pub variadic: u32,
    /// `pronargdefaults`
    pub defaults: usize,
    /// `proargtypes`
    pub arguments: Vec<u32>,
    /// `prosrc` of an internal function, else empty.
    pub source: &'static str,
    /// The defaults of the last arguments, as PostgreSQL prints them.
    pub default_values: &'static str,
    /// The names of the arguments, if they have any.
    pub argument_names: Vec<&'static str>,
    /// The columns that it gives, with their types, if they are named.
    pub columns: Vec<(&'static str, u32)>,
}

/// A row of `pg_operator`; types are OIDs, 0 for none.
#[derive(Debug, PartialEq, Eq)]
pub struct Operator {
    /// `oid`
    pub oid: u32,
    /// `oprname`
    pub name: &'static str,
    /// `oprleft`
    pub left: u32,
    /// `oprright`
    pub right: u32,
    /// `oprresult`
    pub result: u32,
    /// `oprcode`
    pub function: u32,
}

/// A row of `pg_type`.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TypeFact {
    /// `oid`
    pub(crate) oid: u32,
    /// `typname`
    pub(crate) name: &'static str,
    /// `typcategory`
    pub(crate) category: char,
    /// `typispreferred`
    pub(crate) preferred: bool,
    /// `typelem`
    pub(crate) element: u32,
    /// `typarray`
    pub(crate) array: u32,
}

/// When a cast applies by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Coercion {
    /// In any expression.
    Implicit,
    /// On storing.
    Assignment,
    /// When written.
    Explicit,
}

/// What a cast does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum CastMethod {
    /// Calls a function.
    Function,
    /// Nothing: the representation is the same.
    Binary,
    /// Goes through text.
    Text,
}

/// A row of `pg_cast`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct CastFact {
    /// `castcontext`
    pub(crate) context: Coercion,
    /// `castmethod`
    pub(crate) method: CastMethod,
}

struct Facts {
    functions: HashMap<&'static str, Vec<Function>>,
    operators: HashMap<&'static str, Vec<Operator>>,
    casts: HashMap<(u32, u32), CastFact>,
    types: HashMap<u32, TypeFact>,
    type_names: HashMap<&'static str, u32>,
    by_oid: HashMap<u32, (&'static str, usize)>,
}

static FACTS: LazyLock<Facts> = LazyLock::new(load::load);

/// The functions of a name.
pub(crate) fn functions(name: &str) -> &'static [Function] {
    FACTS.functions.get(name).map_or(&[], Vec::as_slice)
}

/// All functions, by name.
pub(crate) fn all_functions() -> impl Iterator<Item = &'static Function> {
    let mut names: Vec<&&str> = FACTS.functions.keys().collect();
    names.sort_unstable();
    names.into_iter().flat_map(|name| functions(name))
}

/// The function of an OID.
pub(crate) fn function(oid: u32) -> Option<&'static Function> {
    let (name, index) = FACTS.by_oid.get(&oid)?;
    FACTS.functions.get(name)?.get(*index)
}

/// The operators of a name.
pub(crate) fn operators(name: &str) -> &'static [Operator] {
    FACTS.operators.get(name).map_or(&[], Vec::as_slice)
}

/// The cast between two types.
pub(crate) fn cast(source: u32, target: u32) -> Option<CastFact> {
    FACTS.casts.get(&(source, target)).copied()
}

/// The type of an OID.
pub(crate) fn type_fact(oid: u32) -> Option<&'static TypeFact> {
    FACTS.types.get(&oid)
}

/// The OID of a type of `pg_catalog`.
pub(crate) fn type_named(name: &str) -> Option<u32> {
    FACTS.type_names.get(name).copied()
}
