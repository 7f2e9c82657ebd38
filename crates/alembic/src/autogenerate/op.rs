//! The operations that a comparison yields, and their opposites; Alembic: `alembic.operations.ops`.

use super::kind::Kind;
use super::model::{Check, Column, Default, ForeignKey, Index, Table, Unique};
use crate::schema::Name;
use serde::{Deserialize, Serialize};

/// One operation.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub(crate) enum Op {
    CreateTable(Box<Table>),
    DropTable(Box<Table>),
    /// Operations over one table.
    ModifyTable(ModifyTable),
    AddColumn(OfColumn),
    DropColumn(OfColumn),
    AlterColumn(Box<AlterColumn>),
    CreateIndex(OfIndex),
    DropIndex(OfIndex),
    CreateConstraint(OfConstraint),
    DropConstraint(OfConstraint),
    CreateTableComment(TableComment),
    DropTableComment(TableComment),
    /// `op.execute`, made by a hook.
    Execute {
        /// The statement.
        sqltext: String,
    },
}

/// The operations over one table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct ModifyTable {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) ops: Vec<Op>,
}

/// A column and its table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OfColumn {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) column: Box<Column>,
    /// `if_not_exists`, `if_exists`
    #[serde(default)]
    pub(crate) guard: Option<bool>,
}

/// An index and its table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OfIndex {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) index: Index,
}

/// A constraint and its table.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct OfConstraint {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) constraint: Constraint,
    /// `if_exists`
    #[serde(default)]
    pub(crate) guard: Option<bool>,
}

/// A constraint that is created or dropped alone.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Constraint {
    Unique(Unique),
    ForeignKey(ForeignKey),
    Check(Check),
    /// One that a hook drops by name: the word of `type_`.
    Named {
        /// The name.
        name: Option<Name>,
        /// `type_`
        kind: Option<String>,
    },
}

/// The comment of a table: the new one and the one before.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct TableComment {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    #[serde(default)]
    pub(crate) comment: Option<String>,
    #[serde(default)]
    pub(crate) existing: Option<String>,
}

/// Not spoken of, said to be nothing, or a value.
pub(crate) type Spoken<T> = Option<Option<T>>;

/// What changes in a column. In the `Option`s of an `Option` the outer one says whether it is spoken of at all.
#[derive(Debug, Clone, PartialEq, std::default::Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct AlterColumn {
    pub(crate) table: String,
    pub(crate) schema: Option<String>,
    pub(crate) column: String,
    pub(crate) new_name: Option<String>,
    pub(crate) existing_kind: Option<Typed>,
    pub(crate) existing_nullable: Option<bool>,
    #[serde(with = "spoken")]
    pub(crate) existing_default: Spoken<Default>,
    pub(crate) existing_comment: Option<String>,
    pub(crate) kind: Option<Typed>,
    pub(crate) nullable: Option<bool>,
    #[serde(with = "spoken")]
    pub(crate) default: Spoken<Default>,
    #[serde(with = "spoken")]
    pub(crate) comment: Spoken<String>,
    pub(crate) autoincrement: Option<bool>,
}

/// A type, and the column that has it, for the functions of a learner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Typed {
    pub(crate) side: super::model::Side,
    pub(crate) kind: Kind,
}

/// An outer `None` as an absent value, an inner one as null: `[]`, `[null]`, `[value]`.
mod spoken {
    use serde::{Deserialize, Deserializer, Serialize, Serializer};

    #[expect(clippy::ref_option, reason = "serde's signature")]
    pub(super) fn serialize<T: Serialize, S: Serializer>(value: &Option<T>, to: S) -> Result<S::Ok, S::Error> {
        value.iter().collect::<Vec<_>>().serialize(to)
    }

    pub(super) fn deserialize<'de, T: Deserialize<'de>, D: Deserializer<'de>>(from: D) -> Result<Option<T>, D::Error> {
        Ok(Vec::<T>::deserialize(from)?.pop())
    }
}

impl Constraint {
    pub(crate) fn name(&self) -> Option<&Name> {
        match self {
            Self::Unique(unique) => unique.name.as_ref(),
            Self::ForeignKey(key) => key.name.as_ref(),
            Self::Check(check) => check.name.as_ref(),
            Self::Named { name, .. } => name.as_ref(),
        }
    }

    /// The word of `type_` in `drop_constraint`.
    pub(crate) fn word(&self) -> Option<&str> {
        match self {
            Self::Unique(_) => Some("unique"),
            Self::ForeignKey(_) => Some("foreignkey"),
            Self::Check(_) => Some("check"),
            Self::Named { kind, .. } => kind.as_deref(),
        }
    }
}

impl AlterColumn {
    /// Whether anything changes; Alembic: `has_changes`.
    pub(crate) fn changes(&self) -> bool {
        self.kind.is_some() || self.nullable.is_some() || self.default.is_some() || self.comment.is_some()
    }

    /// What is new and what was there, the other way round.
    fn reverse(&self) -> Self {
        let mut made = self.clone();
        if let Some(kind) = &self.kind {
            made.existing_kind = Some(kind.clone());
            made.kind.clone_from(&self.existing_kind);
        }
        if self.nullable.is_some() {
            made.existing_nullable = self.nullable;
            made.nullable = self.existing_nullable;
        }
        if self.default.is_some() {
            made.existing_default.clone_from(&self.default);
            made.default.clone_from(&self.existing_default);
        }
        if let Some(comment) = &self.comment {
            made.existing_comment.clone_from(comment);
            made.comment = Some(self.existing_comment.clone());
        }
        made
    }
}

impl TableComment {
    fn with(&self, comment: Option<String>, existing: Option<String>) -> Self {
        Self { comment, existing, ..self.clone() }
    }
}

/// Operations that undo others, in the opposite order.
pub(crate) fn reversed(ops: &[Op]) -> Vec<Op> {
    ops.iter().rev().map(Op::reverse).collect()
}

impl Op {
    /// The operation that undoes this one.
    pub(crate) fn reverse(&self) -> Self {
        match self.clone() {
            Self::CreateTable(table) => Self::DropTable(table),
            Self::DropTable(table) => Self::CreateTable(table),
            Self::ModifyTable(modify) => Self::ModifyTable(ModifyTable { ops: reversed(&modify.ops), ..modify }),
            Self::AddColumn(column) => Self::DropColumn(column),
            Self::DropColumn(column) => Self::AddColumn(column),
            Self::AlterColumn(alter) => Self::AlterColumn(Box::new(alter.reverse())),
            Self::CreateIndex(index) => Self::DropIndex(index),
            Self::DropIndex(index) => Self::CreateIndex(index),
            Self::CreateConstraint(constraint) => Self::DropConstraint(constraint),
            Self::DropConstraint(constraint) => Self::CreateConstraint(constraint),
            Self::CreateTableComment(comment) => match comment.existing.clone() {
                Some(before) => Self::CreateTableComment(comment.with(Some(before), comment.comment.clone())),
                None => Self::DropTableComment(comment.with(None, comment.comment.clone())),
            },
            Self::DropTableComment(comment) => Self::CreateTableComment(comment.with(comment.existing.clone(), None)),
            same @ Self::Execute { .. } => same,
        }
    }
}
