//! Typed expressions.

use super::Query;
use crate::facts::{Function, Operator};
use catalog::{Oid, Type, TypeName};
use diagnostics::Span;

/// Which entry of which FROM list a column comes from; unique within one analysed statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct SourceId(pub usize);

/// An expression with its type.
#[derive(Debug, Clone)]
pub struct Expr {
    /// What it is.
    pub node: Node,
    /// Its type.
    pub type_name: TypeName,
    /// Where its text starts, for errors.
    pub at: Option<Span>,
}

impl PartialEq for Expr {
    /// Equal but for the place.
    fn eq(&self, other: &Self) -> bool {
        self.node == other.node && self.type_name == other.type_name
    }
}

/// A column of an entry of a FROM list.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Column {
    /// The entry.
    pub source: SourceId,
    /// The column's place in the entry, 0-based.
    pub index: usize,
    /// Its name.
    pub name: String,
}

/// How a cast came to be; it decides how it is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum CastForm {
    /// Added by the analyzer inside an expression.
    Implicit,
    /// Added by the analyzer on storing.
    Assignment,
    /// Written.
    Explicit,
    /// To a domain, whose demands are looked at; the type is that under it.
    Domain(Oid),
}

/// A conversion to the type of its expression, with the length or precision applied.
#[derive(Debug, Clone, PartialEq)]
pub struct Cast {
    /// What is converted.
    pub argument: Expr,
    /// How it came to be.
    pub form: CastForm,
}

/// `IS TRUE` and its kin.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum BooleanTest {
    /// `IS TRUE`
    True,
    /// `IS NOT TRUE`
    NotTrue,
    /// `IS FALSE`
    False,
    /// `IS NOT FALSE`
    NotFalse,
    /// `IS UNKNOWN`
    Unknown,
    /// `IS NOT UNKNOWN`
    NotUnknown,
}

/// `CURRENT_DATE` and its kin; the number is the precision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum SqlValue {
    /// `CURRENT_DATE`
    CurrentDate,
    /// `CURRENT_TIME`
    CurrentTime,
    /// `CURRENT_TIMESTAMP`
    CurrentTimestamp,
    /// `LOCALTIME`
    LocalTime,
    /// `LOCALTIMESTAMP`
    LocalTimestamp,
    /// `CURRENT_USER`
    CurrentUser,
    /// `SESSION_USER`
    SessionUser,
    /// `USER`
    User,
    /// `CURRENT_ROLE`
    CurrentRole,
    /// `CURRENT_CATALOG`
    CurrentCatalog,
    /// `CURRENT_SCHEMA`
    CurrentSchema,
}

/// `CASE`; with an operand, each condition has [`Node::CaseOperand`] where the operand stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Case {
    /// The operand, if there is one.
    pub operand: Option<Expr>,
    /// Conditions and results.
    pub branches: Vec<(Expr, Expr)>,
    /// `ELSE`
    pub otherwise: Option<Expr>,
}

/// `left op ANY (array)` or `ALL`.
#[derive(Debug, Clone, PartialEq)]
pub struct AnyAll {
    /// The operator between the left side and one element.
    pub operator: &'static Operator,
    /// The left side.
    pub left: Expr,
    /// The array.
    pub right: Expr,
    /// `ALL` instead of `ANY`.
    pub all: bool,
}

/// How a subquery is used.
#[derive(Debug, Clone, PartialEq)]
pub enum Link {
    /// `EXISTS (…)`
    Exists,
    /// `(…)`
    Scalar,
    /// `ARRAY(…)`
    Array,
    /// `left op ANY (…)`, `left IN (…)`: one operator a column; `left[i]` and `right[i]` are its sides.
    Any {
        /// The operators.
        operators: Vec<&'static Operator>,
        /// The left sides, coerced.
        left: Vec<Expr>,
        /// The subquery's columns, coerced; a column is [`Node::SubqueryColumn`].
        right: Vec<Expr>,
        /// `ALL` instead of `ANY`.
        all: bool,
    },
}

/// A subquery in an expression.
#[derive(Debug, Clone, PartialEq)]
pub struct Subquery {
    /// How it is used.
    pub link: Link,
    /// The query.
    pub query: Query,
}

/// A key of `ORDER BY`.
#[derive(Debug, Clone, PartialEq)]
pub struct SortKey {
    /// What is sorted by.
    pub expr: Expr,
    /// `DESC`
    pub descending: bool,
    /// `NULLS FIRST`
    pub nulls_first: bool,
}

/// A call of an aggregate.
#[derive(Debug, Clone, PartialEq)]
pub struct Aggregate {
    /// The aggregate.
    pub function: &'static Function,
    /// Its arguments; none for `count(*)`.
    pub arguments: Vec<Expr>,
    /// `DISTINCT`
    pub distinct: bool,
    /// `ORDER BY`
    pub order_by: Vec<SortKey>,
    /// `FILTER (WHERE …)`
    pub filter: Option<Expr>,
    /// How many arguments stand in the parentheses, if what is sorted stands in `WITHIN GROUP`.
    pub direct: Option<usize>,
}

/// What a frame counts in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FrameUnits {
    /// `ROWS`
    Rows,
    /// `RANGE`
    Range,
    /// `GROUPS`
    Groups,
}

/// An end of a frame.
#[derive(Debug, Clone, PartialEq)]
pub enum FrameBound {
    /// `UNBOUNDED PRECEDING`
    UnboundedPreceding,
    /// `n PRECEDING`
    Preceding(Expr),
    /// `CURRENT ROW`
    CurrentRow,
    /// `n FOLLOWING`
    Following(Expr),
    /// `UNBOUNDED FOLLOWING`
    UnboundedFollowing,
}

/// A frame.
#[derive(Debug, Clone, PartialEq)]
pub struct Frame {
    /// What it counts in.
    pub units: FrameUnits,
    /// Where it starts.
    pub start: FrameBound,
    /// Where it ends, if that was said.
    pub end: Option<FrameBound>,
}

/// What stands after `OVER`.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct WindowSpec {
    /// The name in the WINDOW clause, if it was used by name alone.
    pub name: Option<String>,
    /// `PARTITION BY`
    pub partition_by: Vec<Expr>,
    /// `ORDER BY`
    pub order_by: Vec<SortKey>,
    /// The frame.
    pub frame: Option<Frame>,
}

/// A call over a window.
#[derive(Debug, Clone, PartialEq)]
pub struct Window {
    /// The window function or aggregate.
    pub function: &'static Function,
    /// Its arguments.
    pub arguments: Vec<Expr>,
    /// `FILTER (WHERE …)`
    pub filter: Option<Expr>,
    /// The window.
    pub spec: WindowSpec,
}

/// What an expression is.
#[derive(Debug, Clone, PartialEq)]
pub enum Node {
    /// NULL.
    Null,
    /// A constant: its text as the type's output function gives it, and what is stored for it. While its type is still
    /// unknown, the text is as written.
    Constant {
        /// PostgreSQL's text.
        text: String,
        /// The stored form.
        value: datum::Value,
    },
    /// A column.
    Column(Column),
    /// A function; `sql_syntax` if it was written as `EXTRACT(… FROM …)`, `… AT TIME ZONE …` and the like.
    Call {
        /// The function.
        function: &'static Function,
        /// Its arguments; those of a variadic parameter are spread.
        arguments: Vec<Expr>,
        /// Whether it was written in SQL's own syntax.
        sql_syntax: bool,
    },
    /// An operator with one (prefix) or two arguments.
    Operator {
        /// The operator.
        operator: &'static Operator,
        /// Its arguments.
        arguments: Vec<Expr>,
    },
    /// A conversion.
    Cast(Box<Cast>),
    /// `AND` over two or more.
    And(Vec<Expr>),
    /// `OR` over two or more.
    Or(Vec<Expr>),
    /// `NOT`
    Not(Box<Expr>),
    /// `IS NULL`, `IS NOT NULL`
    IsNull {
        /// What is tested.
        argument: Box<Expr>,
        /// `NOT`
        negated: bool,
    },
    /// `IS TRUE` and its kin.
    Test(BooleanTest, Box<Expr>),
    /// `IS DISTINCT FROM`, with the equality operator.
    Distinct(&'static Operator, Box<(Expr, Expr)>),
    /// `NULLIF`, with the equality operator.
    NullIf(&'static Operator, Box<(Expr, Expr)>),
    /// `op ANY (array)`
    AnyAll(Box<AnyAll>),
    /// `CASE`
    Case(Box<Case>),
    /// The operand of the enclosing `CASE`.
    CaseOperand,
    /// `COALESCE`
    Coalesce(Vec<Expr>),
    /// `GREATEST`
    Greatest(Vec<Expr>),
    /// `LEAST`
    Least(Vec<Expr>),
    /// `ARRAY[…]`
    Array(Vec<Expr>),
    /// `GROUPING(…)`: a bit for each key that the row's grouping set lacks.
    Grouping(Vec<Expr>),
    /// `array[a:b]`
    Slice(Box<(Expr, Option<Expr>, Option<Expr>)>),
    /// `ROW(…)`
    Row(Vec<Expr>),
    /// The columns of an entry of FROM as one value; NULL if all of them are.
    WholeRow(String, Vec<(String, Expr)>),
    /// `(a, b) < (c, d)`: comparison from left to right with these operators, all of the same name.
    RowCompare(Vec<&'static Operator>, Vec<Expr>, Vec<Expr>),
    /// `array[index]`
    Subscript(Box<(Expr, Expr)>),
    /// A subquery.
    Subquery(Box<Subquery>),
    /// A column of the subquery at hand, 0-based.
    SubqueryColumn(usize),
    /// An aggregate.
    Aggregate(Box<Aggregate>),
    /// A call over a window.
    Window(Box<Window>),
    /// `CURRENT_DATE` and its kin, with a precision.
    SqlValue(SqlValue, Option<u8>),
    /// `DEFAULT` in VALUES or SET.
    Default,
}

impl Expr {
    /// Makes an expression without a place.
    pub fn new(node: Node, base: Type) -> Self {
        Self { node, type_name: TypeName::plain(base), at: None }
    }

    /// Gives it a place.
    #[must_use]
    pub fn placed(mut self, at: Option<Span>) -> Self {
        self.at = at;
        self
    }

    /// Its type without modifier.
    pub fn base(&self) -> &Type {
        &self.type_name.base
    }
}
