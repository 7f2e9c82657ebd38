//! PostgreSQL values: how each type is read, stored, compared, cast, computed with and shown.
//!
//! Pure: it knows no SQL text and no SQLite, only what is stored for a value ([`Value`]); clock and randomness are
//! given ([`Environment`]). Read [`Value`], [`Context`], then [`input`], [`output`], [`cast`], then [`Function`].
//!
//! # What the lowered SQL calls
//!
//! - **Functions** ([`functions`]) are registered under PostgreSQL's `pg_proc.prosrc` (`numeric_add`, `split_part`). A
//!   function that PostgreSQL writes in SQL has no `prosrc` of its own; it is named by its name and its argument types:
//!   `round_numeric`, `lpad_text_int4`, `age_timestamptz`. A boolean is 0 or 1.
//! - **Typed functions** ([`Function::typed`]) have polymorphic arguments (`"any"`, `anyelement`, `anyarray`…). Their
//!   first SQLite argument is a text constant that lists the types of the others by [`type_key`], with commas between:
//!   `text_concat('int4,text,enum:16390', 1, 'a', 2.0)`. The others are passed as stored, and the result is stored too.
//! - **Set-returning functions** ([`Function::set`]) give a JSON array of stored values (of pairs of them where the set has two
//!   columns), to be unrolled with SQLite's `json_each`: `json_each(array_unnest('_int4', x))`,
//!   `json_each(generate_series_int4(1, 3))`.
//! - **Syntax**: `pg_array('int4,int4', 1, 2)` is `ARRAY[1, 2]`; `pg_subscript('_int4,int4', a, 1)` is `a[1]`;
//!   `pg_slice(a, 1, 2)` is `a[1:2]`; `pg_any_equals('int4,_int4', x, a)` is `x = ANY (a)`; `pg_current_date()`,
//!   `pg_current_time()`, `pg_localtime()`; `pg_row('text,int4', 'id', id)` is a row as a value.
//! - **Casts**: `pg_cast(value, 'from', 'to', modifier, 'e')` does any cast that PostgreSQL has ([`cast`]), where from and
//!   to are type keys, the modifier is `atttypmod` (-1 for none) and the last is the context: `i`mplicit, `a`ssignment or
//!   `e`xplicit. The functions of `pg_cast` also exist under their `prosrc` (`int84`, `numeric`, `varchar`,
//!   `timestamptz_date`), for callers that want the shorter way.
//! - **Input and output**: `pg_input(text, 'type', modifier)` reads a literal; `pg_output(value, 'type')` gives its text.
//! - **Aggregates** ([`aggregates`]) are named by name and argument type, `sum_int4`, `avg_numeric`, `bool_and_bool`,
//!   `string_agg_text`, because SQLite's `DISTINCT` wants one argument. The polymorphic ones take what is already converted:
//!   `array_agg_text(pg_output(x, 'int4'))`, `jsonb_agg_jsonb(to_jsonb('int4', x))`, `json_agg_json(…)`,
//!   `jsonb_object_agg_jsonb(key as text, jsonb)`. `string_agg_distinct_text` is `string_agg(DISTINCT x, …)`.
//!   `count`, `min` and `max` are SQLite's own: the collation of the argument does the rest.
//! - **Comparison** is SQLite's own `=` and `<` under the collation of the type ([`collation_of`]); the comparison
//!   functions of `pg_proc` (`int4eq`, `date_lt`) are not registered.

mod aggregates;
mod argument;
mod array;
mod cast;
mod catalog_names;
mod collation;
mod context;
mod datetime;
mod fault;
mod functions;
mod input;
mod json;
mod keywords;
mod length;
mod number_picture;
mod numeric;
mod output;
mod pattern;
mod record;
mod scalar;
mod text_types;
mod type_key;
mod value;

pub use aggregates::{Accumulator, Aggregate, aggregates};
pub use cast::{CastContext, cast};
pub use catalog_names::quote_name as quote_identifier;
pub use collation::{Collation, collation_of, collations};
pub use context::{Context, Environment};
pub use functions::{Arity, Call, Function, Volatility, functions, quote_literal};
pub use input::input;
pub use keywords::{KeywordKind, keyword_kind};
pub use output::output;
pub use type_key::{parse_type_key, parse_type_keys, type_key, type_label};
pub use value::Value;
