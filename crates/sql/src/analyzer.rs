//! The state of one analysis, and the scopes in which names are looked up.

use crate::Context;
use crate::fault::{MAX_DEPTH, Result, too_deep};
use crate::typed::{Expr, OutputColumn, SourceId};
use std::cell::{Cell, RefCell};
use std::collections::HashMap;

/// One analysis.
pub(crate) struct Analyzer<'a> {
    pub(crate) context: Context<'a>,
    next_source: Cell<usize>,
    depth: Cell<usize>,
    /// Whether what is analysed stands inside of a statement, where WITH may not change rows.
    pub(crate) nested: Cell<bool>,
    /// The functions that give sets in the select lists around, the innermost last.
    pub(crate) sets: RefCell<Vec<Option<SetCalls>>>,
    /// The columns of the sources whose primary keys make them follow from GROUP BY.
    pub(crate) keys: RefCell<HashMap<SourceId, Vec<usize>>>,
}

impl<'a> Analyzer<'a> {
    pub(crate) fn new(context: Context<'a>) -> Self {
        Self {
            context,
            next_source: Cell::new(0),
            depth: Cell::new(0),
            nested: Cell::new(false),
            sets: RefCell::default(),
            keys: RefCell::default(),
        }
    }

    /// Runs something with another context, as the text of a view has it.
    pub(crate) fn with_context<T>(&self, context: Context<'_>, run: impl FnOnce(&Analyzer<'_>) -> T) -> T {
        let inner = Analyzer {
            context,
            next_source: self.next_source.clone(),
            depth: self.depth.clone(),
            nested: Cell::new(true),
            sets: RefCell::default(),
            keys: RefCell::default(),
        };
        let result = run(&inner);
        self.next_source.set(inner.next_source.get());
        result
    }

    pub(crate) fn source(&self) -> SourceId {
        let id = self.next_source.get();
        self.next_source.set(id + 1);
        SourceId(id)
    }

    /// Runs something one level deeper, if that is not too deep.
    pub(crate) fn deeper<T>(&self, run: impl FnOnce() -> Result<T>) -> Result<T> {
        if self.depth.get() >= MAX_DEPTH {
            return Err(too_deep());
        }
        self.depth.set(self.depth.get() + 1);
        let result = run();
        self.depth.set(self.depth.get() - 1);
        result
    }
}

/// The functions of one select list that give sets: they run side by side, as one entry of FROM.
pub(crate) struct SetCalls {
    pub(crate) source: SourceId,
    pub(crate) columns: Vec<OutputColumn>,
    pub(crate) calls: Vec<(&'static crate::typed::Function, Vec<Expr>)>,
}

/// Where an expression stands; it decides what may be in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Place {
    Select,
    Where,
    JoinOn,
    GroupBy,
    Having,
    OrderBy,
    DistinctOn,
    Limit,
    Offset,
    Values,
    FromFunction,
    Set,
    Returning,
    Filter,
    AggregateArgument,
    WindowArgument,
    WindowDefinition,
    Relation,
    ConflictWhere,
    ConflictTarget,
}

/// A name that columns are looked up under.
#[derive(Debug, Clone)]
pub(crate) struct Item {
    /// The name, unless it is a join without one.
    pub(crate) name: Option<String>,
    /// Schema and name of the relation behind it.
    pub(crate) relation: Option<(String, String)>,
    /// Its columns.
    pub(crate) columns: Vec<(String, Expr)>,
    /// Whether `name.column` finds them.
    pub(crate) qualified: bool,
    /// Whether `column` finds them, and `*` shows them.
    pub(crate) unqualified: bool,
    /// Whether it is a function of one column: its name stands for the value, not for a row.
    pub(crate) scalar: bool,
}

/// An entry of WITH, as far as it can be seen.
#[derive(Debug, Clone)]
pub(crate) struct CommonName {
    pub(crate) name: String,
    pub(crate) id: SourceId,
    pub(crate) columns: Vec<OutputColumn>,
    /// Whether it can be read: it is a query, or a change with RETURNING.
    pub(crate) returns: bool,
}

/// The names of one query level.
pub(crate) struct Scope<'p> {
    pub(crate) parent: Option<&'p Scope<'p>>,
    pub(crate) items: Vec<Item>,
    /// Entries of the same FROM list, which a subquery without LATERAL may not read.
    pub(crate) hidden: Vec<Item>,
    /// Entries at the left of a RIGHT or FULL JOIN, which its right side may not read.
    pub(crate) barred: Vec<Item>,
    pub(crate) common: Vec<CommonName>,
    pub(crate) windows: Vec<sqlparser::ast::NamedWindowDefinition>,
    pub(crate) place: Cell<Place>,
    pub(crate) aggregates: Cell<bool>,
}

impl<'p> Scope<'p> {
    pub(crate) fn new(parent: Option<&'p Scope<'p>>) -> Self {
        Self {
            parent,
            items: Vec::new(),
            hidden: Vec::new(),
            barred: Vec::new(),
            common: Vec::new(),
            windows: Vec::new(),
            place: Cell::new(Place::Select),
            aggregates: Cell::new(false),
        }
    }

    /// Runs something with expressions standing in another place.
    pub(crate) fn within<T>(&self, place: Place, run: impl FnOnce() -> T) -> T {
        let before = self.place.replace(place);
        let result = run();
        self.place.set(before);
        result
    }

    /// This scope and those around it, from the inside.
    pub(crate) fn levels(&self) -> impl Iterator<Item = &Scope<'p>> {
        std::iter::successors(Some(self), |scope| scope.parent)
    }

    pub(crate) fn common_named(&self, name: &str) -> Option<&CommonName> {
        self.levels().find_map(|scope| scope.common.iter().rev().find(|one| one.name == name))
    }
}
