//! SQL expressions and Core statements, as SQLAlchemy's constructs say them.

use super::TypeSpec;
use indexmap::IndexMap;
use serde::{Deserialize, Serialize};

/// A Python value: JSON, or `{"$": kind, "value": text}` for what JSON has no word for (see ARCHITECTURE.md).
pub type Value = serde_json::Value;

/// An expression; the kind is told by the key that it must have.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Expression {
    /// A bare string: SQL text where a condition or a default expression is expected, a column name in the column list
    /// of an index.
    Bare(String),
    /// `sa.text("… :name …")`.
    Text {
        /// The SQL text; `:name` is a bind parameter, `\:` a colon.
        text: String,
        /// Values given by `bindparams(…)`.
        #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
        binds: IndexMap<String, Value>,
        /// Types given by `bindparams(…)`.
        #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
        types: IndexMap<String, TypeSpec>,
        /// Names of `bindparam(…, expanding=True)`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        expanding: Vec<String>,
    },
    /// What a rendering function of one's own (`@compiles`) made: text and the elements that it had rendered.
    Pieces {
        /// The parts, in order; texts are [`Expression::LiteralColumn`]s.
        pieces: Vec<Expression>,
    },
    /// `sa.func.name(…)`; also `sa.func.current_timestamp()`.
    Func {
        /// The name, dotted if it has a package (`pg_catalog.now`).
        func: String,
        /// The arguments.
        #[serde(default)]
        args: Vec<Expression>,
        /// `FILTER (WHERE …)`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        filter: Option<Box<Expression>>,
        /// Whether it is the text of an operator and so has no name.
        #[serde(default)]
        anonymous: bool,
        /// `WITHIN GROUP (ORDER BY …)`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        within_group: Vec<Expression>,
        /// `OVER (…)`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        over: Option<Box<Over>>,
    },
    /// `aggregate_order_by(a, b)`.
    Ordered {
        /// The argument of the aggregate.
        ordered: Box<Expression>,
        /// `ORDER BY`.
        by: Vec<Expression>,
    },
    /// `a[b]`.
    Subscript {
        /// The array or json value.
        subscript: Box<Expression>,
        /// The subscript.
        index: Box<Expression>,
    },
    /// `1:2` as a subscript.
    Slice {
        /// From.
        slice: Box<Expression>,
        /// To.
        stop: Box<Expression>,
    },
    /// `ANY (…)`, `ALL (…)`.
    Quantified {
        /// `ANY` or `ALL`.
        quantified: String,
        /// An array or a query.
        operand: Box<Expression>,
    },
    /// `sa.literal(v)`, or a Python value in an expression.
    Literal {
        /// The value.
        literal: Value,
        /// Its type, if it is known.
        #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        type_name: Option<TypeSpec>,
        /// The name that its bind parameter is made of: the column it is compared with or assigned to (`email` gives
        /// `email_1`); absent gives `param_1`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        key: Option<String>,
    },
    /// `sa.bindparam("name", …)`.
    Bind {
        /// The name.
        bindparam: String,
        /// Its value, if it has one.
        #[serde(default)]
        value: Option<Value>,
        /// Its type, if it is known.
        #[serde(default, rename = "type", skip_serializing_if = "Option::is_none")]
        type_name: Option<TypeSpec>,
        /// `expanding=True`.
        #[serde(default)]
        expanding: bool,
    },
    /// A column of a table.
    Column {
        /// Its name.
        column: String,
        /// Its table or alias; absent for `sa.column("x")`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        table: Option<String>,
        /// The schema of the table.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        schema: Option<String>,
    },
    /// `sa.literal_column("…")`.
    LiteralColumn {
        /// The text.
        literal_column: String,
    },
    /// `sa.null()`, `sa.true()`, `sa.false()`.
    Constant {
        /// `null`, `true` or `false`.
        constant: String,
    },
    /// `a = b` and every other operator between two operands.
    Binary {
        /// The operator as SQL writes it: `=`, `!=`, `<`, `+`, `||`, `LIKE`, `ILIKE`, `IS`, `IS NOT`, `->>`, `@>`, ….
        binary: String,
        /// Left operand.
        left: Box<Expression>,
        /// Right operand.
        right: Box<Expression>,
        /// `ESCAPE` of a LIKE.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        escape: Option<String>,
        /// How tightly an operator of one's own binds (`op(…, precedence=)`).
        #[serde(default, skip_serializing_if = "Option::is_none")]
        precedence: Option<i32>,
    },
    /// `NOT a`, `-a`, `a DESC`.
    Unary {
        /// `NOT`, `-`, `DISTINCT`; or, written behind: `ASC`, `DESC`, `NULLS FIRST`, `NULLS LAST`.
        unary: String,
        /// The operand.
        operand: Box<Expression>,
    },
    /// `sa.and_(…)`, `a & b`, or several `.where(…)`.
    And {
        /// The operands.
        and: Vec<Expression>,
    },
    /// `sa.or_(…)`, `a | b`.
    Or {
        /// The operands.
        or: Vec<Expression>,
    },
    /// `a.between(b, c)`.
    Between {
        /// The operand.
        between: Box<Expression>,
        /// Lower bound.
        low: Box<Expression>,
        /// Upper bound.
        high: Box<Expression>,
        /// `NOT BETWEEN`.
        #[serde(default)]
        negate: bool,
        /// `BETWEEN SYMMETRIC`.
        #[serde(default)]
        symmetric: bool,
    },
    /// `a.in_([…])` or `a.in_(select)`.
    In {
        /// The operand.
        #[serde(rename = "in")]
        operand: Box<Expression>,
        /// The list, or one `{"select": …}`.
        values: Vec<Expression>,
        /// `NOT IN`.
        #[serde(default)]
        negate: bool,
    },
    /// `sa.cast(a, T)`.
    Cast {
        /// The operand.
        cast: Box<Expression>,
        /// The type.
        to: TypeSpec,
    },
    /// `sa.case(…)`.
    Case {
        /// `[condition, result]` pairs.
        case: Vec<(Expression, Expression)>,
        /// The operand of a simple `CASE x WHEN …`.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        value: Option<Box<Expression>>,
        /// `ELSE`.
        #[serde(default, rename = "else", skip_serializing_if = "Option::is_none")]
        otherwise: Option<Box<Expression>>,
    },
    /// `a.label("x")`.
    Label {
        /// The label.
        label: String,
        /// What it names.
        expression: Box<Expression>,
    },
    /// `sa.extract("year", a)`.
    Extract {
        /// The field.
        extract: String,
        /// The operand.
        from: Box<Expression>,
    },
    /// `postgresql.array([…])`.
    Array {
        /// Its elements.
        array: Vec<Expression>,
    },
    /// `sa.tuple_(…)`.
    Tuple {
        /// Its elements.
        tuple: Vec<Expression>,
    },
    /// `sa.exists(select)`.
    Exists {
        /// The query.
        exists: Box<Select>,
    },
    /// A scalar subquery.
    Select {
        /// The query.
        select: Box<Select>,
    },
    /// `sa.type_coerce(a, T)`.
    Coerced {
        /// The expression.
        coerced: Box<Expression>,
    },
    /// An expression in parentheses.
    Grouping {
        /// The expression.
        grouping: Box<Expression>,
    },
    /// A Python function as a client-side default; cannot be compiled.
    Callable {
        /// Its name.
        callable: String,
    },
}

/// `over(partition_by=…, order_by=…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Over {
    /// `PARTITION BY`.
    pub partition_by: Vec<Expression>,
    /// `ORDER BY`.
    pub order_by: Vec<Expression>,
    /// `ROWS`, `RANGE` or `GROUPS` with its bounds, as SQL writes them.
    pub frame: Option<String>,
}

/// `WITH … AS (…)`, where it is named.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cte {
    /// Its name.
    pub name: String,
    /// The query; absent where it names itself.
    #[serde(default)]
    pub query: Option<Box<Query>>,
    /// `recursive=True`: the names of its columns.
    #[serde(default)]
    pub recursive: Option<Vec<String>>,
}

/// What `cte()` may stand for.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
pub enum Query {
    /// `insert(…).returning(…).cte()`.
    Insert {
        /// The insert.
        insert: Box<Insert>,
    },
    /// `update(…).returning(…).cte()`.
    Update {
        /// The update.
        update: Box<Update>,
    },
    /// `delete(…).returning(…).cte()`.
    Delete {
        /// The delete.
        delete: Box<Delete>,
    },
    /// A query.
    Select(Box<Select>),
}

/// `union(…)` and its kin.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Compound {
    /// `UNION`, `UNION ALL`, `INTERSECT`, `EXCEPT`, ….
    pub word: String,
    /// The queries.
    pub parts: Vec<Select>,
}

/// `with_for_update(…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Lock {
    /// `FOR UPDATE`, `FOR SHARE`, ….
    pub word: String,
    /// `OF`.
    pub of: Vec<String>,
    /// `NOWAIT`.
    pub nowait: bool,
    /// `SKIP LOCKED`.
    pub skip_locked: bool,
}

/// `sa.select(…)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Select {
    /// What is selected, in order.
    pub columns: Vec<Expression>,
    /// What it is selected from; the façade lists the tables that the columns and conditions name, as SQLAlchemy does.
    pub from: Vec<From>,
    /// `where(…)`, several joined by `{"and": …}`.
    #[serde(rename = "where")]
    pub condition: Option<Expression>,
    /// `group_by(…)`.
    pub group_by: Vec<Expression>,
    /// `having(…)`.
    pub having: Option<Expression>,
    /// `order_by(…)`.
    pub order_by: Vec<Expression>,
    /// `limit(…)`.
    pub limit: Option<Expression>,
    /// `offset(…)`.
    pub offset: Option<Expression>,
    /// `distinct()`.
    pub distinct: bool,
    /// `distinct(…)`: `DISTINCT ON (…)`.
    pub distinct_on: Vec<Expression>,
    /// `with_for_update()`.
    pub lock: Option<Lock>,
    /// The queries of a `union(…)`; such a query has no columns of its own.
    pub compound: Option<Compound>,
    /// `text(…).columns(…)`; such a query has no columns of its own.
    pub text: Option<Box<Expression>>,
    /// `prefix_with(…)`.
    pub prefixes: Vec<String>,
}

/// One entry of FROM; the kind is told by its key.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum From {
    /// A table.
    Table {
        /// Its name.
        table: String,
        /// Its schema.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        schema: Option<String>,
        /// Its alias.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
    },
    /// A join.
    Join {
        /// Left side.
        join: Box<From>,
        /// Right side.
        right: Box<From>,
        /// The condition.
        on: Expression,
        /// `LEFT OUTER`.
        #[serde(default)]
        outer: bool,
        /// `FULL OUTER`.
        #[serde(default)]
        full: bool,
    },
    /// A subquery with its alias.
    Subquery {
        /// The query.
        subquery: Box<Select>,
        /// Its alias.
        alias: String,
        /// `LATERAL`.
        #[serde(default)]
        lateral: bool,
    },
    /// A common table expression.
    Cte {
        /// What it is.
        cte: Cte,
        /// Its alias.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        alias: Option<String>,
    },
    /// `values(…).data([…])`.
    Values {
        /// The rows.
        values: Vec<Vec<Expression>>,
        /// Its alias.
        alias: String,
        /// The names of its columns.
        columns: Vec<String>,
    },
    /// A function as a table.
    Function {
        /// The call.
        function: Box<Expression>,
        /// Its alias.
        alias: String,
        /// `render_derived()`: the names of its columns.
        #[serde(default)]
        columns: Vec<String>,
        /// `with_ordinality=`.
        #[serde(default)]
        ordinality: bool,
        /// `LATERAL`.
        #[serde(default)]
        lateral: bool,
    },
    /// `select_from(text("…"))`.
    Text {
        /// The text.
        text: String,
    },
}

/// A table that is written to.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Target {
    /// Its name.
    pub table: String,
    /// Its schema.
    #[serde(default)]
    pub schema: Option<String>,
    /// The types of its columns, in the order of the table (as far as they are known).
    #[serde(default)]
    pub columns: IndexMap<String, Option<TypeSpec>>,
}

/// `sa.insert(t)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Insert {
    /// Where to.
    pub into: Target,
    /// `values(…)`: rows of column → expression. Empty: the columns come from the parameters of the execution.
    #[serde(default)]
    pub rows: Vec<IndexMap<String, Expression>>,
    /// `from_select([…], select)`.
    #[serde(default)]
    pub from_select: Option<FromSelect>,
    /// `postgresql.insert(…).on_conflict_do_nothing(…)` and `on_conflict_do_update(…)`.
    #[serde(default)]
    pub on_conflict: Option<OnConflict>,
    /// `returning(…)`.
    #[serde(default)]
    pub returning: Vec<Expression>,
}

/// `insert().from_select(columns, select)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FromSelect {
    /// Column names.
    pub columns: Vec<String>,
    /// The query.
    pub select: Select,
}

/// `on_conflict_do_…`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct OnConflict {
    /// `index_elements`: column names, or expressions.
    pub index_elements: Vec<Expression>,
    /// `index_where`.
    pub index_where: Option<Expression>,
    /// `constraint`.
    pub constraint: Option<String>,
    /// `set_` of `do_update`; empty for `do_nothing`.
    pub set: IndexMap<String, Expression>,
    /// `where` of `do_update`.
    #[serde(rename = "where")]
    pub condition: Option<Expression>,
}

/// `sa.update(t)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Update {
    /// Which table.
    pub table: Target,
    /// `values(…)`: column → expression.
    #[serde(default)]
    pub values: IndexMap<String, Expression>,
    /// Other tables named in the conditions (`UPDATE … FROM`).
    #[serde(default)]
    pub from: Vec<From>,
    /// `where(…)`.
    #[serde(default, rename = "where")]
    pub condition: Option<Expression>,
    /// `returning(…)`.
    #[serde(default)]
    pub returning: Vec<Expression>,
}

/// `sa.delete(t)`.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Delete {
    /// Which table.
    pub table: Target,
    /// Other tables named in the conditions (`DELETE … USING`).
    #[serde(default)]
    pub using: Vec<From>,
    /// `where(…)`.
    #[serde(default, rename = "where")]
    pub condition: Option<Expression>,
    /// `returning(…)`.
    #[serde(default)]
    pub returning: Vec<Expression>,
}

/// What `execute` runs.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(untagged, deny_unknown_fields)]
pub enum Statement {
    /// `sa.text("…")` (or a plain string given to `op.execute`).
    Text {
        /// The SQL text.
        text: String,
        /// Values given by `bindparams(…)`.
        #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
        binds: IndexMap<String, Value>,
        /// Types given by `bindparams(…)`.
        #[serde(default, skip_serializing_if = "IndexMap::is_empty")]
        types: IndexMap<String, TypeSpec>,
        /// Names of `bindparam(…, expanding=True)`.
        #[serde(default, skip_serializing_if = "Vec::is_empty")]
        expanding: Vec<String>,
    },
    /// `connection.exec_driver_sql("…")`: sent as it is; `%` is no placeholder without parameters.
    Driver {
        /// The SQL text.
        driver_sql: String,
    },
    /// A query.
    Select {
        /// The query.
        select: Box<Select>,
    },
    /// An insert.
    Insert {
        /// The insert.
        insert: Box<Insert>,
    },
    /// An update.
    Update {
        /// The update.
        update: Box<Update>,
    },
    /// A delete.
    Delete {
        /// The delete.
        delete: Box<Delete>,
    },
}
