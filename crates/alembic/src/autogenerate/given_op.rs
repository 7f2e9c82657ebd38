//! Operations that a hook changed or made, as the façade says them, made into operations like those of a comparison.

use super::given::{GivenColumn, GivenItem, GivenMetadata, GivenTable};
use super::kind::Kind;
use super::model::{Default, Key, Side};
use super::models::Completion;
use super::op::{
    AlterColumn, Constraint, ModifyTable, OfColumn, OfConstraint, OfIndex, Op, Spoken, TableComment, Typed,
};
use crate::NamingConvention;
use crate::ddl::{RenderError, Rendered};
use crate::schema::{ColumnSpec, Item, Name, ServerDefault, TypeSpec};
use serde::Deserialize;

/// A script that a hook let through.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenScript {
    /// What the file is to say of itself.
    #[serde(flatten)]
    pub(crate) file: GivenFile,
    /// Import lines that the hook added.
    #[serde(default)]
    pub(crate) imports: Vec<String>,
    /// The operations of `upgrade()`.
    pub(crate) upgrade_ops: Vec<GivenOp>,
    /// The operations of `downgrade()`.
    pub(crate) downgrade_ops: Vec<GivenOp>,
}

/// The attributes of `MigrationScript`.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
pub(crate) struct GivenFile {
    pub(crate) rev_id: String,
    pub(crate) message: Option<String>,
    #[serde(default)]
    pub(crate) heads: Vec<String>,
    #[serde(default)]
    pub(crate) splice: bool,
    pub(crate) branch_label: Option<String>,
    pub(crate) version_path: Option<String>,
    #[serde(default)]
    pub(crate) depends_on: Vec<String>,
}

/// One operation.
#[derive(Debug, Deserialize)]
#[serde(tag = "op", rename_all = "snake_case")]
pub(crate) enum GivenOp {
    /// One of the comparison's, unchanged: half 0 is `upgrade()`, half 1 `downgrade()`.
    Same {
        half: usize,
        path: Vec<usize>,
    },
    ModifyTable {
        table: String,
        schema: Option<String>,
        ops: Vec<GivenOp>,
    },
    CreateTable {
        table: GivenTable,
        guard: Option<bool>,
    },
    DropTable {
        table: GivenTable,
        guard: Option<bool>,
    },
    AddColumn {
        table: String,
        schema: Option<String>,
        column: GivenColumn,
        guard: Option<bool>,
    },
    DropColumn {
        table: String,
        schema: Option<String>,
        name: String,
        guard: Option<bool>,
    },
    AlterColumn(Box<GivenAlter>),
    CreateIndex {
        table: String,
        schema: Option<String>,
        index: GivenItem,
        guard: Option<bool>,
    },
    DropIndex {
        table: String,
        schema: Option<String>,
        index: GivenItem,
        guard: Option<bool>,
    },
    CreateConstraint {
        table: String,
        schema: Option<String>,
        item: GivenItem,
    },
    DropConstraint {
        table: String,
        schema: Option<String>,
        name: Option<Name>,
        kind: Option<String>,
        guard: Option<bool>,
    },
    CreateTableComment(TableComment),
    DropTableComment(TableComment),
    Execute {
        sqltext: String,
    },
}

/// `AlterColumnOp`; in the lists nothing is what is not spoken of.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenAlter {
    table: String,
    schema: Option<String>,
    column: String,
    new_name: Option<String>,
    existing_kind: Option<Kind>,
    existing_nullable: Option<bool>,
    existing_default: Vec<Option<GivenDefault>>,
    existing_comment: Option<String>,
    kind: Option<Kind>,
    nullable: Option<bool>,
    default: Vec<Option<GivenDefault>>,
    comment: Vec<Option<String>>,
    autoincrement: Option<bool>,
}

/// A server default.
#[derive(Debug, Deserialize)]
pub(crate) struct GivenDefault {
    spec: ServerDefault,
    #[serde(default)]
    class: String,
}

/// Makes operations of what a hook answered; `known` are those of the comparison, both halves.
///
/// # Errors
/// What cannot be rendered.
pub(crate) fn ops(given: Vec<GivenOp>, known: [&[Op]; 2]) -> Rendered<Vec<Op>> {
    given.into_iter().map(|op| one(op, known)).collect()
}

fn find<'a>(ops: &'a [Op], path: &[usize]) -> Option<&'a Op> {
    let (first, rest) = path.split_first()?;
    let op = ops.get(*first)?;
    match op {
        Op::ModifyTable(modify) if !rest.is_empty() => find(&modify.ops, rest),
        _ => Some(op),
    }
}

fn one(given: GivenOp, known: [&[Op]; 2]) -> Rendered<Op> {
    Ok(match given {
        GivenOp::Same { half, path } => {
            let op = known.get(half).and_then(|ops| find(ops, &path)).cloned();
            op.ok_or_else(|| RenderError::unsupported("This operation of a hook"))?
        }
        GivenOp::ModifyTable { table, schema, ops } => {
            Op::ModifyTable(ModifyTable { table, schema, ops: self::ops(ops, known)? })
        }
        GivenOp::CreateTable { table, guard } => Op::CreateTable(Box::new(self::table(&table, guard)?)),
        GivenOp::DropTable { table, guard } => Op::DropTable(Box::new(self::table(&table, guard)?)),
        GivenOp::AddColumn { table, schema, column, guard } => {
            let column = with(&table, schema.as_deref(), |made| made.column(&column, Side::Given, &Key::default()))?;
            Op::AddColumn(OfColumn { table, schema, column: Box::new(column), guard })
        }
        GivenOp::DropColumn { table, schema, name, guard } => {
            let given = nameless(&name);
            let column = with(&table, schema.as_deref(), |made| made.column(&given, Side::Given, &Key::default()))?;
            Op::DropColumn(OfColumn { table, schema, column: Box::new(column), guard })
        }
        GivenOp::AlterColumn(alter) => Op::AlterColumn(Box::new(altered(*alter)?)),
        GivenOp::CreateIndex { table, schema, index, guard } => {
            Op::CreateIndex(self::index(table, schema, &index, guard)?)
        }
        GivenOp::DropIndex { table, schema, index, guard } => Op::DropIndex(self::index(table, schema, &index, guard)?),
        GivenOp::CreateConstraint { table, schema, item } => {
            let constraint = constraint(&table, schema.as_deref(), item)?;
            Op::CreateConstraint(OfConstraint { table, schema, constraint, guard: None })
        }
        GivenOp::DropConstraint { table, schema, name, kind, guard } => {
            Op::DropConstraint(OfConstraint { table, schema, constraint: Constraint::Named { name, kind }, guard })
        }
        GivenOp::CreateTableComment(comment) => Op::CreateTableComment(comment),
        GivenOp::DropTableComment(comment) => Op::DropTableComment(comment),
        GivenOp::Execute { sqltext } => Op::Execute { sqltext },
    })
}

/// Completes something of a table that stands for no more than its name.
fn with<T>(name: &str, schema: Option<&str>, make: impl FnOnce(&Completion<'_>) -> Rendered<T>) -> Rendered<T> {
    let metadata = GivenMetadata { schema: None, naming_convention: NamingConvention::new(), tables: Vec::new() };
    make(&Completion::new(&metadata, &bare(name, schema)))
}

fn bare(name: &str, schema: Option<&str>) -> GivenTable {
    GivenTable {
        name: name.to_owned(),
        schema: schema.map(str::to_owned),
        comment: None,
        prefixes: Vec::new(),
        info: None,
        options: Vec::new(),
        columns: Vec::new(),
        items: Vec::new(),
    }
}

fn nameless(name: &str) -> GivenColumn {
    GivenColumn {
        spec: ColumnSpec::new(name, TypeSpec::plain("NullType")),
        kind: Kind::default(),
        nullable: true,
        repr: format!("Column({}, NullType(), table=None)", crate::compile::string_repr(name)),
        system: false,
        fetched: false,
        default_class: String::new(),
    }
}

fn table(given: &GivenTable, guard: Option<bool>) -> Rendered<super::model::Table> {
    let metadata = GivenMetadata { schema: None, naming_convention: NamingConvention::new(), tables: Vec::new() };
    let made = Completion::new(&metadata, given).table(Side::Given)?;
    Ok(super::model::Table { guard, indexes: Vec::new(), ..made })
}

fn index(table: String, schema: Option<String>, given: &GivenItem, guard: Option<bool>) -> Rendered<OfIndex> {
    let Item::Index(spec) = &given.item else { return Err(RenderError::unsupported("This index of a hook")) };
    let mut index = with(&table, schema.as_deref(), |made| made.index(spec, given, Side::Given))?;
    index.guard = guard;
    if spec.name.is_none() {
        index.name = None;
    }
    Ok(OfIndex { table, schema, index })
}

fn constraint(table: &str, schema: Option<&str>, item: GivenItem) -> Rendered<Constraint> {
    let mut given = bare(table, schema);
    given.items.push(item);
    let metadata = GivenMetadata { schema: None, naming_convention: NamingConvention::new(), tables: Vec::new() };
    let made = Completion::new(&metadata, &given).table(Side::Given)?;
    let unique = made.uniques.into_iter().map(Constraint::Unique);
    let keys = made.foreign_keys.into_iter().map(Constraint::ForeignKey);
    let checks = made.checks.into_iter().map(Constraint::Check);
    unique.chain(keys).chain(checks).next().ok_or_else(|| RenderError::unsupported("This constraint of a hook"))
}

fn altered(given: GivenAlter) -> Rendered<AlterColumn> {
    let typed = |kind: Option<Kind>| kind.map(|kind| Typed { side: Side::Given, kind });
    let table = given.table.clone();
    let default = |given: Vec<Option<GivenDefault>>| -> Rendered<Spoken<Default>> {
        let Some(last) = given.into_iter().next_back() else { return Ok(None) };
        let Some(last) = last else { return Ok(Some(None)) };
        with(&table, None, |made| made.ddl_default(&last.spec, &last.class)).map(|default| Some(Some(default)))
    };
    Ok(AlterColumn {
        existing_default: default(given.existing_default)?,
        default: default(given.default)?,
        table: given.table,
        schema: given.schema,
        column: given.column,
        new_name: given.new_name,
        existing_kind: typed(given.existing_kind),
        existing_nullable: given.existing_nullable,
        existing_comment: given.existing_comment,
        kind: typed(given.kind),
        nullable: given.nullable,
        comment: given.comment.into_iter().next_back(),
        autoincrement: given.autoincrement,
    })
}
