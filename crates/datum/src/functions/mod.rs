//! The functions that the lowered SQL may call, one table a family.

mod array;
mod concat;
mod conversion;
mod datetime;
mod digest;
mod encoding;
mod field;
mod float;
mod identity;
mod integer;
mod json;
mod json_make;
mod json_record;
mod jsonb;
mod limit;
mod numeric;
mod pattern;
mod rows;
mod series;
mod text;
mod typed;

pub use text::quote_literal;

use rows::{json_pairs, json_rows, json_tuples};
use typed::Typed;

use crate::fault::Result;
use crate::{Context, Value};

/// How many arguments a function takes, the list of types of a typed function not counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Arity {
    /// So many.
    Exactly(u8),
    /// So many or more.
    AtLeast(u8),
}

/// How far a function's result depends on its arguments alone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Volatility {
    /// On nothing else.
    Immutable,
    /// Also on the transaction or the catalog.
    Stable,
    /// On anything.
    Volatile,
}

/// The body of a function.
pub type Call = fn(&Context<'_>, &[Value]) -> Result<Value>;

/// A function as SQLite knows it.
#[derive(Debug, Clone, Copy)]
pub struct Function {
    /// `pg_proc.prosrc`, or what the crate's documentation says for functions that have none.
    pub name: &'static str,
    /// How many arguments it takes; a typed function has one more in SQLite.
    pub arity: Arity,
    /// Whether any NULL makes the result NULL without a call.
    pub strict: bool,
    /// How far it may be trusted to give the same again.
    pub volatility: Volatility,
    /// Whether the first SQLite argument is the list of the types of the others.
    pub typed: bool,
    /// Whether the result is a JSON array of the rows of a set: values, or pairs for two columns.
    pub set: bool,
    /// The body; it gets all SQLite arguments, the list of types included.
    pub call: Call,
}

impl Function {
    /// Calls it, NULL for NULL if it is strict.
    ///
    /// # Errors
    ///
    /// What PostgreSQL says when the function fails.
    pub fn invoke(&self, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
        if self.strict && arguments.iter().any(Value::is_null) {
            return Ok(Value::Null);
        }
        (self.call)(context, arguments)
    }

    /// The number of arguments in SQLite's terms: -1 for any number.
    pub fn sqlite_arity(&self) -> i32 {
        match self.arity {
            Arity::Exactly(count) => i32::from(count) + i32::from(self.typed),
            Arity::AtLeast(_) => -1,
        }
    }

    const fn new(name: &'static str, arity: u8, call: Call) -> Self {
        Self {
            name,
            arity: Arity::Exactly(arity),
            strict: true,
            volatility: Volatility::Immutable,
            typed: false,
            set: false,
            call,
        }
    }

    const fn variadic(mut self) -> Self {
        if let Arity::Exactly(count) = self.arity {
            self.arity = Arity::AtLeast(count);
        }
        self
    }

    const fn lenient(mut self) -> Self {
        self.strict = false;
        self
    }

    const fn typed(mut self) -> Self {
        self.typed = true;
        self
    }

    const fn set(mut self) -> Self {
        self.set = true;
        self
    }

    const fn stable(mut self) -> Self {
        self.volatility = Volatility::Stable;
        self
    }

    const fn volatile(mut self) -> Self {
        self.volatility = Volatility::Volatile;
        self
    }
}

const TABLES: &[&[Function]] = &[
    array::FUNCTIONS,
    concat::FUNCTIONS,
    conversion::FUNCTIONS,
    datetime::FUNCTIONS,
    digest::FUNCTIONS,
    encoding::FUNCTIONS,
    field::FUNCTIONS,
    float::ARITHMETIC,
    float::FUNCTIONS,
    identity::FUNCTIONS,
    integer::ARITHMETIC,
    integer::FAMILIES,
    integer::OTHERS,
    json::FUNCTIONS,
    json_make::FUNCTIONS,
    json_record::FUNCTIONS,
    jsonb::FUNCTIONS,
    limit::FUNCTIONS,
    numeric::FUNCTIONS,
    pattern::FUNCTIONS,
    rows::FUNCTIONS,
    series::FUNCTIONS,
    text::FUNCTIONS,
];

/// All functions; a name comes once for each number of arguments it takes.
pub fn functions() -> impl Iterator<Item = &'static Function> {
    TABLES.iter().flat_map(|table| table.iter())
}
