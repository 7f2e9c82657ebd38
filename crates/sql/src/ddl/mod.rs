//! DDL: a statement and a catalog give a new catalog and what has to be done to the rows.
//!
//! Pure. [`plan`] reads the tree and answers with a [`Plan`]; [`declarations`] says how SQLite is to be told of a
//! catalog. The engine compares the declarations of two catalogs and runs the [`Step`]s between them.

mod add_column;
mod alter_table;
mod alter_type;
mod cascade;
mod collations;
mod column_storage;
mod columns;
mod comments;
mod constraints;
mod create_table;
mod declare;
mod depend;
mod domains;
mod drop;
mod enums;
mod expressions;
mod extensions;
mod extra;
mod foreign_keys;
mod identity;
mod indexes;
mod like;
mod materialized;
mod names;
mod operator_classes;
mod option_order;
mod options;
mod owners;
mod plan;
mod planner;
mod renames;
mod restate;
mod schemas;
mod sequences;
mod statistics;
mod table_actions;
mod temporary;
mod truncate;
mod view_rename;
mod view_walk;
mod views;

pub use column_storage::type_storage;
pub use declare::{
    Declaration, NO_COLUMNS, declarations, loose_declaration, lower_generated, lower_stored, quoted_column,
    quoted_relation, sqlite_column_name, sqlite_index_name, sqlite_name,
};
pub(crate) use depend::shown_name as shown;
pub use domains::domain_text;
pub(crate) use domains::{domain_of, lowered_check};
pub use extensions::extension;
pub(crate) use extra::parse_extra;
pub use extra::*;
pub(crate) use option_order::in_parser_order;
pub use plan::{Plan, RowCheck, Step};
pub use planner::{plan, plan_extra};
pub use temporary::{plan_commit, plan_session_end};
