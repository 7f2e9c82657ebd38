//! Finding things in a relation.

use crate::{
    Column, Constraint, ConstraintKind, ForeignKey, Index, KeyPart, Persistence, Relation, RelationKind, Sequence,
};

impl Relation {
    /// The column of a name.
    pub fn column(&self, name: &str) -> Option<&Column> {
        self.columns.iter().find(|column| column.name == name)
    }

    /// The column of a name, to be changed.
    pub fn column_mut(&mut self, name: &str) -> Option<&mut Column> {
        self.columns.iter_mut().find(|column| column.name == name)
    }

    /// The constraint of a name.
    pub fn constraint(&self, name: &str) -> Option<&Constraint> {
        self.constraints.iter().find(|constraint| constraint.name == name)
    }

    /// The index of a name.
    pub fn index(&self, name: &str) -> Option<&Index> {
        self.indexes.iter().find(|index| index.name == name)
    }

    /// The constraint that an index stands under, if any.
    pub fn constraint_of_index(&self, index: &Index) -> Option<&Constraint> {
        self.constraints.iter().find(|constraint| constraint.kind.has_index() && constraint.name == index.name)
    }

    /// The primary key and its columns.
    pub fn primary_key(&self) -> Option<(&Constraint, &[String])> {
        self.constraints.iter().find_map(|constraint| match &constraint.kind {
            ConstraintKind::PrimaryKey { columns } => Some((constraint, columns.as_slice())),
            _ => None,
        })
    }

    /// The foreign keys, in order of creation.
    pub fn foreign_keys(&self) -> impl Iterator<Item = (&Constraint, &ForeignKey)> {
        self.constraints.iter().filter_map(|constraint| match &constraint.kind {
            ConstraintKind::ForeignKey(key) => Some((constraint, key)),
            _ => None,
        })
    }

    /// Whether it is a table.
    pub fn is_table(&self) -> bool {
        self.kind == RelationKind::Table
    }

    /// Whether it is a view or a materialized view.
    pub fn is_view(&self) -> bool {
        matches!(self.kind, RelationKind::View(_) | RelationKind::MaterializedView(_))
    }

    /// Whether it is a materialized view.
    pub fn is_materialized_view(&self) -> bool {
        matches!(self.kind, RelationKind::MaterializedView(_))
    }

    /// Whether it has rows of its own: a table or a materialized view.
    pub fn is_stored(&self) -> bool {
        self.is_table() || self.is_materialized_view()
    }

    /// Whether it lasts no longer than the session.
    pub fn is_temporary(&self) -> bool {
        matches!(self.persistence, Persistence::Temporary(_))
    }

    /// Whether it is a sequence.
    pub fn is_sequence(&self) -> bool {
        matches!(self.kind, RelationKind::Sequence(_))
    }

    /// Its parameters, if it is a sequence.
    pub fn sequence(&self) -> Option<&Sequence> {
        match &self.kind {
            RelationKind::Sequence(sequence) => Some(sequence),
            _ => None,
        }
    }
}

impl ConstraintKind {
    /// Whether an index of the same name stands under it.
    pub fn has_index(&self) -> bool {
        matches!(self, Self::PrimaryKey { .. } | Self::Unique { .. })
    }

    /// The columns it names itself; empty for a check.
    pub fn columns(&self) -> &[String] {
        match self {
            Self::PrimaryKey { columns } | Self::Unique { columns } => columns,
            Self::ForeignKey(key) => &key.columns,
            Self::Check(_) => &[],
        }
    }
}

impl Index {
    /// The names of its keys if all of them are columns.
    pub fn column_names(&self) -> Option<Vec<&str>> {
        let names = self.keys.iter().map(|key| match &key.part {
            KeyPart::Column(name) => Some(name.as_str()),
            KeyPart::Expression(_) => None,
        });
        names.collect()
    }

    /// Whether a column is one of its keys or included, by name (expressions are not looked into).
    pub fn names_column(&self, column: &str) -> bool {
        let is_key = |key: &crate::IndexKey| matches!(&key.part, KeyPart::Column(name) if name == column);
        self.keys.iter().any(is_key) || self.include.iter().any(|name| name == column)
    }
}
