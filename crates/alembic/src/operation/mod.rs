//! The operations: one directive of `op.*` each, as a value.
//!
//! One operation a file; [`Operation`] is the table. The key `op` tells which it is; all other keys are the parameters of
//! the Python directive by their own names. Absent keys are the Python defaults.

mod add_column;
mod alter_column;
mod bulk_insert;
mod create_constraint;
mod create_index;
mod create_table;
mod drop_column;
mod drop_constraint;
mod drop_index;
mod drop_table;
mod enum_type;
mod execute;
mod rename_table;
mod table_comment;

pub use add_column::AddColumn;
pub use alter_column::AlterColumn;
pub use bulk_insert::BulkInsert;
pub use create_constraint::{
    CreateCheckConstraint, CreateExcludeConstraint, CreateForeignKey, CreatePrimaryKey, CreateUniqueConstraint,
};
pub use create_index::CreateIndex;
pub use create_table::CreateTable;
pub use drop_column::DropColumn;
pub use drop_constraint::DropConstraint;
pub use drop_index::DropIndex;
pub use drop_table::DropTable;
pub use enum_type::{CreateEnumType, DropEnumType};
pub use execute::Execute;
pub use rename_table::RenameTable;
pub use table_comment::{CreateTableComment, DropTableComment};

use serde::{Deserialize, Serialize};

/// What one `op.*` directive says.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub enum Operation {
    /// `op.add_column`
    AddColumn(Box<AddColumn>),
    /// `op.alter_column`
    AlterColumn(Box<AlterColumn>),
    /// `op.bulk_insert`
    BulkInsert(BulkInsert),
    /// `op.create_check_constraint`
    CreateCheckConstraint(CreateCheckConstraint),
    /// `postgresql.ENUM(…).create(bind)`
    CreateEnumType(CreateEnumType),
    /// `op.create_exclude_constraint`
    CreateExcludeConstraint(CreateExcludeConstraint),
    /// `op.create_foreign_key`
    CreateForeignKey(CreateForeignKey),
    /// `op.create_index`
    CreateIndex(Box<CreateIndex>),
    /// `op.create_primary_key`
    CreatePrimaryKey(CreatePrimaryKey),
    /// `op.create_table`
    CreateTable(CreateTable),
    /// `op.create_table_comment`
    CreateTableComment(CreateTableComment),
    /// `op.create_unique_constraint`
    CreateUniqueConstraint(CreateUniqueConstraint),
    /// `op.drop_column`
    DropColumn(DropColumn),
    /// `op.drop_constraint`
    DropConstraint(DropConstraint),
    /// `postgresql.ENUM(…).drop(bind)`
    DropEnumType(DropEnumType),
    /// `op.drop_index`
    DropIndex(Box<DropIndex>),
    /// `op.drop_table`
    DropTable(DropTable),
    /// `op.drop_table_comment`
    DropTableComment(DropTableComment),
    /// `op.execute`
    Execute(Execute),
    /// `op.rename_table`
    RenameTable(RenameTable),
}
