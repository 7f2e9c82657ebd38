//! CREATE TABLE.

use super::column::{Role, counts};
use super::constraint::{check_keywords, from_column};
use super::index::with_options;
use super::{
    Ddl, Emitted, FOREIGN_NOTE, RenderError, Rendered, literal, quote::quote, quote::table as table_text, types,
};
use crate::operation::CreateTable;
use crate::schema::{ColumnSpec, Expression, IndexSpec, Item, Name, PrimaryKeySpec, UniqueSpec};

impl Ddl {
    pub(super) fn create_table(&mut self, op: &CreateTable, out: &mut Vec<Emitted>) -> Rendered<()> {
        check_keywords(&op.other, "Table")?;
        let columns: Vec<&ColumnSpec> = op
            .columns
            .iter()
            .filter_map(|item| if let Item::Column(column) = item { Some(column) } else { None })
            .collect();
        for column in &columns {
            if let Some(kind) = &column.type_name {
                self.create_inline_enum(kind, out)?;
            }
        }
        out.push(Emitted::ddl(self.table_text(op, &columns)?));
        self.table_indexes(op, &columns, out)?;
        self.table_comments(op, &columns, out);
        Ok(())
    }

    fn table_text(&self, op: &CreateTable, columns: &[&ColumnSpec]) -> Rendered {
        let key = primary_key(op, columns);
        let foreign: Vec<&String> = op
            .columns
            .iter()
            .filter_map(|item| if let Item::ForeignKey(key) = item { Some(&key.columns) } else { None })
            .flatten()
            .collect();
        let mut text = String::from("\nCREATE ");
        for prefix in &op.prefixes {
            text += &format!("{prefix} ");
        }
        text += "TABLE ";
        if op.if_not_exists == Some(true) {
            text += "IF NOT EXISTS ";
        }
        text += &format!("{} (", table_text(&op.table_name, op.schema.as_deref()));
        let mut lines = Vec::new();
        for column in columns {
            let primary_key = key.columns.contains(&column.name);
            let serial = primary_key && counts(column, foreign.contains(&&column.name), key.columns.len() == 1);
            let role = Role { primary_key, serial };
            let line = self.column(column, role).map_err(|error| in_column(error, &op.table_name, &column.name))?;
            lines.push(line + &self.inline_checks(&op.table_name, column)?);
        }
        lines.extend(self.table_constraints(op, columns, &key)?);
        if !lines.is_empty() {
            text += "\n\t";
        }
        text += &lines.join(", \n\t");
        Ok(format!("{text}\n){}\n\n", table_options(op)))
    }

    /// CHECKs given to a column stand in its clause.
    pub(super) fn inline_checks(&self, table: &str, column: &ColumnSpec) -> Rendered {
        let mut out = String::new();
        for check in &column.constraints {
            out += &format!(" {}", self.check(table, check, &[&column.name])?);
        }
        Ok(out)
    }

    /// Primary key first, then what was written as a constraint, then what columns bring along.
    fn table_constraints(
        &self,
        op: &CreateTable,
        columns: &[&ColumnSpec],
        key: &PrimaryKeySpec,
    ) -> Rendered<Vec<String>> {
        let table = op.table_name.as_str();
        let mut out = Vec::new();
        if !key.columns.is_empty() {
            out.push(self.primary_key(table, key)?);
        }
        for item in &op.columns {
            match item {
                Item::Unique(spec) => out.push(self.unique(table, spec)?),
                Item::Check(spec) => out.push(self.check(table, spec, &[])?),
                Item::ForeignKey(spec) => out.push(self.foreign_key(table, spec)?),
                Item::Exclude(spec) => out.push(self.exclude(table, spec)?),
                Item::Column(_) | Item::PrimaryKey(_) | Item::Index(_) => {}
            }
        }
        for column in columns {
            out.extend(self.column_constraints(table, column)?);
        }
        Ok(out)
    }

    /// The table constraints that a column's keywords make.
    pub(super) fn column_constraints(&self, table: &str, column: &ColumnSpec) -> Rendered<Vec<String>> {
        let mut out = Vec::new();
        if let Some(kind) = &column.type_name
            && let Some(condition) = types::check(kind, &column.name, self.offline)
        {
            out.push(self.type_check(table, &column.name, kind, condition)?);
        }
        if column.unique == Some(true) && column.index != Some(true) {
            let spec = UniqueSpec { columns: vec![column.name.clone()], ..UniqueSpec::default() };
            out.push(self.unique(table, &spec)?);
        }
        for key in &column.foreign_keys {
            out.push(self.foreign_key(table, &from_column(&column.name, key))?);
        }
        Ok(out)
    }

    /// The CHECK of an emulated enum.
    pub(super) fn type_check(
        &self,
        table: &str,
        column: &str,
        kind: &crate::schema::TypeSpec,
        condition: String,
    ) -> Rendered {
        let spec = crate::schema::CheckSpec {
            sqltext: Expression::LiteralColumn { literal_column: condition },
            name: types::type_name(kind).map(Name::from),
            deferrable: None,
            initially: None,
            postgresql_not_valid: None,
            other: crate::schema::OtherKeywords::new(),
        };
        self.check(table, &spec, &[column])
    }

    fn table_indexes(&self, op: &CreateTable, columns: &[&ColumnSpec], out: &mut Vec<Emitted>) -> Rendered<()> {
        let given = op.columns.iter().filter_map(|item| match item {
            Item::Index(index) => Some(index.clone()),
            _ => None,
        });
        let marked = columns.iter().filter(|column| column.index == Some(true)).map(|column| column_index(column));
        // SQLAlchemy keeps the indexes of a table in a set; as written is as good an order as any.
        for index in given.chain(marked) {
            out.push(Emitted::ddl(self.create_index(&op.table_name, op.schema.as_deref(), &index, false)?));
        }
        Ok(())
    }

    fn table_comments(&self, op: &CreateTable, columns: &[&ColumnSpec], out: &mut Vec<Emitted>) {
        let table = table_text(&op.table_name, op.schema.as_deref());
        if let Some(comment) = &op.comment {
            out.push(Emitted::ddl(format!("COMMENT ON TABLE {table} IS {}", literal(comment, self.offline))));
        }
        for column in columns {
            out.extend(self.column_comment(&table, column));
        }
    }

    pub(super) fn column_comment(&self, table: &str, column: &ColumnSpec) -> Option<Emitted> {
        let comment = column.comment.as_ref()?;
        Some(Emitted::ddl(format!(
            "COMMENT ON COLUMN {table}.{} IS {}",
            quote(&column.name),
            literal(comment, self.offline)
        )))
    }
}

/// The index that `index=True` makes.
pub(super) fn column_index(column: &ColumnSpec) -> IndexSpec {
    IndexSpec { columns: vec![Expression::Bare(column.name.clone())], unique: column.unique, ..IndexSpec::default() }
}

fn in_column(error: RenderError, table: &str, column: &str) -> RenderError {
    if !matches!(error.class, "sqlalchemy.exc.CompileError" | "sqlalchemy.exc.UnsupportedCompilationError") {
        return error;
    }
    let message = error.message.strip_suffix(FOREIGN_NOTE).unwrap_or(&error.message);
    RenderError::compile(format!("(in table '{table}', column '{column}'): {message}"))
}

/// The primary key: as written, or of the columns that say so (the counting column first).
fn primary_key(op: &CreateTable, columns: &[&ColumnSpec]) -> PrimaryKeySpec {
    for item in &op.columns {
        if let Item::PrimaryKey(spec) = item {
            return spec.clone();
        }
    }
    let mut names: Vec<&ColumnSpec> = columns.iter().copied().filter(|column| column.primary_key).collect();
    let only = names.len() == 1;
    names.sort_by_key(|column| !counts(column, false, only));
    PrimaryKeySpec { columns: names.iter().map(|column| column.name.clone()).collect(), ..PrimaryKeySpec::default() }
}

fn table_options(op: &CreateTable) -> String {
    let mut out = String::new();
    if let Some(parents) = &op.postgresql_inherits {
        out += &format!("\n INHERITS ({})", super::constraint::columns(parents));
    }
    if let Some(by) = &op.postgresql_partition_by {
        out += &format!("\n PARTITION BY {by}");
    }
    if let Some(using) = &op.postgresql_using {
        out += &format!("\n USING {using}");
    }
    if let Some(with) = op.postgresql_with.as_ref().filter(|with| !with.is_empty()) {
        out += &format!("\n WITH ({})", with_options(with));
    }
    if let Some(action) = &op.postgresql_on_commit {
        out += &format!("\n ON COMMIT {}", action.replace('_', " ").to_uppercase());
    }
    if let Some(tablespace) = &op.postgresql_tablespace {
        out += &format!("\n TABLESPACE {}", quote(tablespace));
    }
    out
}
