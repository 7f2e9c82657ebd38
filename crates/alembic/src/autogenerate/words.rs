//! `repr` of what `alembic check` lists; Alembic: `to_diff_tuple`.

use super::kind::Kind;
use super::model::{Default, ForeignKey, Index, Table};
use super::op::{AlterColumn, Constraint, Op, Spoken, Typed};
use crate::compile::string_repr;

/// `repr` of an object whose class has none of its own.
pub(crate) fn object(class: &str) -> String {
    format!("<sqlalchemy.sql.{class} object at 0x…>")
}

/// `None`, or a string in quotes.
pub(crate) fn optional(text: Option<&str>) -> String {
    text.map_or_else(|| "None".to_owned(), string_repr)
}

/// `[…]`: one tuple an operation, one list a changed column.
pub(crate) fn differences(ops: &[Op]) -> String {
    let mut found = Vec::new();
    collect(ops, &mut found);
    format!("[{}]", found.join(", "))
}

fn collect(ops: &[Op], found: &mut Vec<String>) {
    for op in ops {
        match op {
            Op::ModifyTable(modify) => collect(&modify.ops, found),
            other => found.push(difference(other)),
        }
    }
}

fn difference(op: &Op) -> String {
    let schema = |schema: &Option<String>| optional(schema.as_deref());
    match op {
        Op::ModifyTable(_) => String::new(),
        Op::CreateTable(table) => format!("('add_table', {})", table_repr(table)),
        Op::DropTable(table) => format!("('remove_table', {})", table_repr(table)),
        Op::AddColumn(of) => {
            format!("('add_column', {}, {}, {})", schema(&of.schema), string_repr(&of.table), of.column.repr)
        }
        Op::DropColumn(of) => {
            format!("('remove_column', {}, {}, {})", schema(&of.schema), string_repr(&of.table), of.column.repr)
        }
        Op::AlterColumn(alter) => altered(alter),
        Op::CreateIndex(of) => format!("('add_index', {})", index_repr(&of.index)),
        Op::DropIndex(of) => format!("('remove_index', {})", index_repr(&of.index)),
        Op::CreateConstraint(of) => {
            let word = if matches!(of.constraint, Constraint::ForeignKey(_)) { "add_fk" } else { "add_constraint" };
            format!("('{word}', {})", constraint_repr(&of.constraint, &of.table, of.schema.as_deref()))
        }
        Op::DropConstraint(of) => {
            let word = if of.constraint.word() == Some("foreignkey") { "remove_fk" } else { "remove_constraint" };
            format!("('{word}', {})", constraint_repr(&of.constraint, &of.table, of.schema.as_deref()))
        }
        Op::CreateTableComment(of) => format!(
            "('add_table_comment', {}, {})",
            bare_table(&of.table, of.schema.as_deref(), &[]),
            optional(of.existing.as_deref())
        ),
        Op::DropTableComment(of) => {
            format!("('remove_table_comment', {})", bare_table(&of.table, of.schema.as_deref(), &[]))
        }
        Op::Execute { sqltext } => format!("('execute', {})", string_repr(sqltext)),
    }
}

fn table_repr(table: &Table) -> String {
    let columns: Vec<String> = table.columns.iter().map(|column| column.repr.clone()).collect();
    bare_table(&table.name, table.schema.as_deref(), &columns)
}

fn bare_table(name: &str, schema: Option<&str>, columns: &[String]) -> String {
    let mut parts = vec![string_repr(name), "MetaData()".to_owned()];
    parts.extend_from_slice(columns);
    parts.push(format!("schema={}", optional(schema)));
    format!("Table({})", parts.join(", "))
}

/// A column that stands only for its name.
fn bare_column(name: &str, table: &str) -> String {
    format!("Column({}, NullType(), table=<{table}>)", string_repr(name))
}

fn index_repr(index: &Index) -> String {
    let mut parts = vec![optional(index.name.as_ref().map(crate::schema::Name::text))];
    parts.extend(index.keys.iter().map(|key| key.repr.clone()));
    if index.unique {
        parts.push("unique=True".to_owned());
    }
    format!("Index({})", parts.join(", "))
}

fn constraint_repr(constraint: &Constraint, table: &str, schema: Option<&str>) -> String {
    match constraint {
        Constraint::Unique(unique) => {
            let columns: Vec<String> = unique.columns.iter().map(|name| bare_column(name, table)).collect();
            format!("UniqueConstraint({})", columns.join(", "))
        }
        Constraint::ForeignKey(key) => foreign_key_repr(key, table, schema),
        Constraint::Check(check) => {
            let columns = [format!("Column('x', Integer(), table=<{table}>)")];
            let class = if check.class.is_empty() { "TextClause" } else { &check.class };
            let mut parts = vec![object(&format!("elements.{class}"))];
            if let Some(name) = &check.name {
                parts.push(format!("name={}", string_repr(name.text())));
            }
            parts.push(format!("table={}", bare_table(table, schema, &columns)));
            format!("CheckConstraint({})", parts.join(", "))
        }
        Constraint::Named { name, .. } => {
            format!("Constraint({})", optional(name.as_ref().map(crate::schema::Name::text)))
        }
    }
}

fn foreign_key_repr(key: &ForeignKey, table: &str, schema: Option<&str>) -> String {
    let mut names: Vec<&String> = Vec::new();
    let itself = key.referred_table == table && key.referred_schema.as_deref() == schema;
    for name in key.columns.iter().chain(key.referred_columns.iter().filter(|_| itself)) {
        if !names.contains(&name) {
            names.push(name);
        }
    }
    let columns: Vec<String> = names
        .iter()
        .map(|name| {
            let target =
                key.columns.iter().position(|column| column == *name).and_then(|at| key.referred_columns.get(at));
            let target = target.map(|column| {
                let full = super::model::qualified(key.referred_schema.as_deref(), &key.referred_table);
                format!("ForeignKey({}), ", string_repr(&format!("{full}.{column}")))
            });
            format!("Column({}, NullType(), {}table=<{table}>)", string_repr(name), target.unwrap_or_default())
        })
        .collect();
    let mut parts = vec![object("base.ReadOnlyColumnCollection"), "None".to_owned()];
    let text = |word: &str, value: &Option<String>| value.as_ref().map(|text| format!("{word}={}", string_repr(text)));
    parts.extend(key.name.as_ref().map(|name| format!("name={}", string_repr(name.text()))));
    parts.extend(text("onupdate", &key.onupdate));
    parts.extend(text("ondelete", &key.ondelete));
    parts.extend(key.deferrable.filter(|flag| *flag).map(|_| "deferrable=True".to_owned()));
    parts.extend(text("initially", &key.initially));
    if key.use_alter {
        parts.push("use_alter=True".to_owned());
    }
    parts.extend(text("match", &key.match_kind));
    parts.push(format!("table={}", bare_table(table, schema, &columns)));
    format!("ForeignKeyConstraint({})", parts.join(", "))
}

/// `repr` of a server default.
pub(crate) fn default_repr(default: &Default) -> String {
    match default {
        Default::Text(text) => format!("DefaultClause({}, for_update=False)", string_repr(text)),
        Default::Sql { class, .. } => {
            let class = if class.is_empty() { "TextClause" } else { class };
            format!("DefaultClause({}, for_update=False)", object(&format!("elements.{class}")))
        }
        Default::Computed { persisted, .. } => {
            let persisted =
                persisted.map_or(String::new(), |flag| format!(", persisted={}", super::render::flag(flag)));
            format!("Computed({}{persisted})", object("elements.TextClause"))
        }
        Default::Identity(identity) => {
            let keywords = super::render::identity_keywords(identity);
            let keywords = keywords.strip_prefix("always=False").unwrap_or(&keywords).trim_start_matches(", ");
            format!("Identity({keywords})")
        }
        Default::Fetched => "FetchedValue()".to_owned(),
    }
}

fn altered(alter: &AlterColumn) -> String {
    let kind = |kind: &Option<Typed>| kind.as_ref().map_or_else(|| "None".to_owned(), |typed| shown(&typed.kind));
    let nullable =
        |flag: Option<bool>| flag.map_or_else(|| "None".to_owned(), |flag| super::render::flag(flag).to_owned());
    let default = |default: &Spoken<Default>| match default {
        None => "False".to_owned(),
        Some(None) => "None".to_owned(),
        Some(Some(default)) => default_repr(default),
    };
    let existing = [
        ("existing_nullable", nullable(alter.existing_nullable)),
        ("existing_type", kind(&alter.existing_kind)),
        ("existing_server_default", default(&alter.existing_default)),
        ("existing_comment", optional(alter.existing_comment.as_deref())),
    ];
    let mut found = Vec::new();
    let mut one = |word: &str, leave: &str, before: String, after: String| {
        let known: Vec<String> =
            existing.iter().filter(|(key, _)| *key != leave).map(|(key, value)| format!("'{key}': {value}")).collect();
        found.push(format!(
            "('{word}', {}, {}, {}, {{{}}}, {before}, {after})",
            optional(alter.schema.as_deref()),
            string_repr(&alter.table),
            string_repr(&alter.column),
            known.join(", ")
        ));
    };
    if alter.kind.is_some() {
        one("modify_type", "existing_type", kind(&alter.existing_kind), kind(&alter.kind));
    }
    if alter.nullable.is_some() {
        one("modify_nullable", "existing_nullable", nullable(alter.existing_nullable), nullable(alter.nullable));
    }
    if alter.default.is_some() {
        one("modify_default", "existing_server_default", default(&alter.existing_default), default(&alter.default));
    }
    if let Some(comment) = &alter.comment {
        let (before, after) = (optional(alter.existing_comment.as_deref()), optional(comment.as_deref()));
        one("modify_comment", "existing_comment", before, after);
    }
    format!("[{}]", found.join(", "))
}

fn shown(kind: &Kind) -> String {
    kind.repr.clone()
}
