//! Statements of PostgreSQL that the parser does not know, or knows only in part.
//!
//! `words` reads tokens, `alter_table`, `alter`, `create` and `drop` read statements, `refused` knows those of which
//! only the name matters.

mod alter;
mod alter_table;
mod create;
mod domain;
mod drop;
mod refused;
mod sequence;
mod words;

pub use alter_table::{AlterTableExtra, ColumnAction, IdentityOption, TableAction};
pub use create::{CreateMaterializedView, CreateStatistics, LikeClause, TableDefinition};
pub use domain::{AlterDomain, CreateDomain, DomainAction, DomainConstraint, DomainDemand};
pub use drop::{DropWord, Dropped};
pub use sequence::{AlterSequence, OwnedBy};
pub use words::StorageOption;

use sqlparser::ast::{Ident, ObjectName, Owner};
use sqlparser::parser::{Parser, ParserError};

type Parsed<T> = Result<T, ParserError>;

/// A statement of PostgreSQL that the parser does not know.
#[derive(Debug, Clone, PartialEq)]
pub enum Extra {
    /// `ALTER SEQUENCE … options`
    AlterSequence(AlterSequence),
    /// `ALTER TABLE` with an action that the parser does not know
    AlterTable(AlterTableExtra),
    /// `ALTER INDEX … SET (…)`, `ALTER VIEW … SET (…)`, and their `RESET`
    SetOptions {
        /// What it is said to be.
        kind: RelationWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The relation.
        name: ObjectName,
        /// The options.
        options: Vec<StorageOption>,
        /// `RESET`
        reset: bool,
    },
    /// `CREATE DOMAIN`
    CreateDomain(Box<CreateDomain>),
    /// `ALTER DOMAIN`
    AlterDomain(Box<AlterDomain>),
    /// `CREATE TABLE` with a clause that the parser does not know
    CreateTable(Box<TableDefinition>),
    /// `CREATE MATERIALIZED VIEW`
    CreateMaterializedView(Box<CreateMaterializedView>),
    /// `REFRESH MATERIALIZED VIEW`
    Refresh {
        /// `CONCURRENTLY`
        concurrently: bool,
        /// The materialized view.
        name: ObjectName,
        /// Not `WITH NO DATA`
        with_data: bool,
    },
    /// `CREATE STATISTICS`
    CreateStatistics(CreateStatistics),
    /// `ALTER STATISTICS … SET STATISTICS`
    SetStatisticsTarget {
        /// `IF EXISTS`
        if_exists: bool,
        /// The statistics.
        name: ObjectName,
        /// How many values to keep.
        target: i32,
    },
    /// `CLUSTER` of a table
    Cluster {
        /// The table.
        table: ObjectName,
        /// `USING`
        index: Option<Ident>,
    },
    /// `REINDEX`
    Reindex {
        /// What it is said to be; nothing for a whole schema, database or system.
        kind: Option<RelationWord>,
        /// Its name.
        name: ObjectName,
        /// `CONCURRENTLY`
        concurrently: bool,
    },
    /// `DROP INDEX CONCURRENTLY`
    DropIndexConcurrently {
        /// `IF EXISTS`
        if_exists: bool,
        /// The indexes.
        names: Vec<ObjectName>,
        /// `CASCADE`
        cascade: bool,
    },
    /// `DROP DOMAIN`, `DROP STATISTICS`, and `DROP` of what Retort never has
    Drop {
        /// What it is.
        kind: DropWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The objects.
        names: Vec<Dropped>,
        /// `CASCADE`
        cascade: bool,
    },
    /// `ALTER TABLE … SET SCHEMA` and its kin
    SetSchema {
        /// What it is said to be.
        kind: RelationWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The relation or type.
        name: ObjectName,
        /// The new schema.
        schema: Ident,
    },
    /// `ALTER VIEW … RENAME TO`, `ALTER SEQUENCE … RENAME TO`
    Rename {
        /// What it is said to be.
        kind: RelationWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The relation.
        name: ObjectName,
        /// Its new name.
        to: Ident,
    },
    /// `ALTER VIEW … RENAME COLUMN … TO`
    RenameColumn {
        /// What it is said to be.
        kind: RelationWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The relation.
        name: ObjectName,
        /// The column.
        from: Ident,
        /// Its new name.
        to: Ident,
    },
    /// `ALTER … OWNER TO`
    OwnerTo {
        /// What it is said to be.
        kind: RelationWord,
        /// `IF EXISTS`
        if_exists: bool,
        /// The object.
        name: ObjectName,
        /// The owner.
        owner: Owner,
    },
    /// `COMMENT ON` something that the parser does not know
    Comment {
        /// On what.
        on: CommentTarget,
        /// The comment.
        comment: Option<String>,
    },
    /// `SET CONSTRAINTS`
    SetConstraints {
        /// The constraints, with or without a schema; none for all.
        names: Vec<(Option<String>, String)>,
        /// `DEFERRED`
        deferred: bool,
    },
    /// A statement that is refused by its name.
    Refused(String),
}

/// What a comment is on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum CommentTarget {
    /// `CONSTRAINT … ON …`
    Constraint {
        /// The constraint.
        constraint: Ident,
        /// Its table.
        table: ObjectName,
    },
    /// `CONSTRAINT … ON DOMAIN …`
    DomainConstraint {
        /// The constraint.
        constraint: Ident,
        /// Its domain.
        domain: ObjectName,
    },
    /// `DOMAIN`
    Domain(ObjectName),
    /// `STATISTICS`
    Statistics(ObjectName),
    /// `DATABASE`
    Database(Ident),
    /// `EXTENSION`
    Extension(Ident),
    /// `ROLE`
    Role(Ident),
}

/// What a statement calls the thing it names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RelationWord {
    /// `TABLE`
    Table,
    /// `VIEW`
    View,
    /// `MATERIALIZED VIEW`
    MaterializedView,
    /// `SEQUENCE`
    Sequence,
    /// `INDEX`
    Index,
    /// `TYPE`
    Type,
    /// `DOMAIN`
    Domain,
    /// `STATISTICS`
    Statistics,
    /// `SCHEMA`
    Schema,
    /// `DATABASE`
    Database,
}

/// What is done to an identity or generated column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum IdentityAction {
    /// `DROP IDENTITY`
    Drop,
    /// `DROP IDENTITY IF EXISTS`
    DropIfExists,
    /// `DROP EXPRESSION`
    DropExpression,
    /// `DROP EXPRESSION IF EXISTS`
    DropExpressionIfExists,
}

/// Tries to read one of these statements; leaves the parser where it was if it is none.
pub(crate) fn parse_extra(parser: &mut Parser<'_>) -> Option<Extra> {
    parser.maybe_parse(statement).ok().flatten()
}

fn statement(parser: &mut Parser<'_>) -> Parsed<Extra> {
    if let Some(refused) = refused::statement(parser) {
        return Ok(refused);
    }
    if words::word(parser, "create") {
        return create::statement(parser);
    }
    if words::word(parser, "alter") {
        return alter::statement(parser);
    }
    if words::word(parser, "drop") {
        return drop::statement(parser);
    }
    if words::words(parser, &["refresh", "materialized", "view"]) {
        return create::refresh(parser);
    }
    if words::words(parser, &["set", "constraints"]) {
        return set_constraints(parser);
    }
    if words::words(parser, &["comment", "on"]) {
        return comment(parser);
    }
    if words::word(parser, "cluster") {
        return alter::cluster(parser);
    }
    if words::word(parser, "reindex") {
        return alter::reindex(parser);
    }
    words::no()
}

fn set_constraints(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let names = if words::word(parser, "all") {
        Vec::new()
    } else {
        let names = parser.parse_comma_separated(|parser| parser.parse_object_name(false))?;
        let folded = |name: &ObjectName| {
            let parts: Vec<String> = name.0.iter().filter_map(|part| part.as_ident()).map(super::names::fold).collect();
            match parts.as_slice() {
                [.., schema, name] => (Some(schema.clone()), name.clone()),
                parts => (None, parts.concat()),
            }
        };
        names.iter().map(folded).collect()
    };
    let deferred = words::word(parser, "deferred");
    if !deferred {
        words::expect(parser, "immediate")?;
    }
    Ok(Extra::SetConstraints { names, deferred })
}

fn comment(parser: &mut Parser<'_>) -> Parsed<Extra> {
    let on = if words::word(parser, "constraint") {
        let constraint = parser.parse_identifier()?;
        words::expect(parser, "on")?;
        if words::word(parser, "domain") {
            CommentTarget::DomainConstraint { constraint, domain: parser.parse_object_name(false)? }
        } else {
            CommentTarget::Constraint { constraint, table: parser.parse_object_name(false)? }
        }
    } else if words::word(parser, "domain") {
        CommentTarget::Domain(parser.parse_object_name(false)?)
    } else if words::word(parser, "statistics") {
        CommentTarget::Statistics(parser.parse_object_name(false)?)
    } else if words::word(parser, "database") {
        CommentTarget::Database(parser.parse_identifier()?)
    } else if words::word(parser, "extension") {
        CommentTarget::Extension(parser.parse_identifier()?)
    } else if words::word(parser, "role") {
        CommentTarget::Role(parser.parse_identifier()?)
    } else {
        return words::no();
    };
    words::expect(parser, "is")?;
    let comment = if words::word(parser, "null") { None } else { Some(parser.parse_literal_string()?) };
    Ok(Extra::Comment { on, comment: comment.filter(|text| !text.is_empty()) })
}
