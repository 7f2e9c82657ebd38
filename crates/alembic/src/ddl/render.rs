//! The table of operations and the DDL of each.

use super::column::{Role, identity_change, identity_text};
use super::constraint::{check_keywords, target};
use super::naming::{self, Named};
use super::{NamingConvention, RenderError, Rendered, literal, quote::quote, quote::table as table_text, types};
use crate::compile::{Compiler, literal_value, unrendered};
use crate::operation::{
    AddColumn, AlterColumn, BulkInsert, CreateCheckConstraint, CreateExcludeConstraint, CreateForeignKey, CreateIndex,
    CreatePrimaryKey, CreateUniqueConstraint, DropConstraint, DropIndex, Operation,
};
use crate::schema::{
    CheckSpec, ExcludeSpec, Expression, ForeignKeyConstraintSpec, IndexSpec, Insert, PrimaryKeySpec, ServerDefault,
    Statement, TypeSpec, UniqueSpec, Value,
};
use indexmap::IndexSet;

/// One statement of an operation.
#[derive(Debug, Clone, PartialEq)]
pub enum Emitted {
    /// DDL text as SQLAlchemy compiles it: leading newlines and tabs are its own, `%` is doubled.
    Ddl(String),
    /// DDL that runs only if an enum type is there, or is not there (`checkfirst=True`).
    EnumDdl {
        /// The text.
        text: String,
        /// Schema of the type.
        schema: Option<String>,
        /// Name of the type.
        name: String,
        /// Run if the type exists (true) or not (false).
        when_present: bool,
    },
    /// A statement with its parameters.
    Statement {
        /// The statement.
        statement: Statement,
        /// One row or several, as the execution was given them.
        parameters: Value,
    },
}

impl Emitted {
    pub(crate) fn ddl(text: impl Into<String>) -> Self {
        Self::Ddl(text.into())
    }
}

/// Renders operations, one context (one run of `env.py`) long.
#[derive(Debug, Clone, Default)]
pub struct Ddl {
    /// The naming convention of `target_metadata`.
    pub naming: NamingConvention,
    /// Whether SQLAlchemy runs without a connection (`--sql`).
    pub offline: bool,
    /// Enum types that `create_table` has created in this context.
    created_enums: IndexSet<(Option<String>, String)>,
}

impl Ddl {
    /// Starts a context.
    pub fn new(naming: NamingConvention, offline: bool) -> Self {
        Self { naming, offline, created_enums: IndexSet::new() }
    }

    /// The statements of an operation, in order.
    ///
    /// # Errors
    /// What SQLAlchemy or Alembic refuses to render, in their words.
    pub fn render(&mut self, operation: &Operation) -> Result<Vec<Emitted>, RenderError> {
        let mut out = Vec::new();
        match operation {
            Operation::AddColumn(op) => self.add_column(op, &mut out)?,
            Operation::AlterColumn(op) => self.alter_column(op, &mut out)?,
            Operation::BulkInsert(op) => self.bulk_insert(op, &mut out)?,
            Operation::CreateCheckConstraint(op) => out.push(self.create_check(op)?),
            Operation::CreateEnumType(op) => out.extend(self.enum_type(&op.type_name, true, op.checkfirst)?),
            Operation::CreateExcludeConstraint(op) => out.push(self.create_exclude(op)?),
            Operation::CreateForeignKey(op) => out.push(self.create_foreign_key(op)?),
            Operation::CreateIndex(op) => out.push(self.create_index_op(op)?),
            Operation::CreatePrimaryKey(op) => out.push(self.create_primary_key(op)?),
            Operation::CreateTable(op) => self.create_table(op, &mut out)?,
            Operation::CreateTableComment(op) => {
                let comment = op.comment.as_ref().map_or("NULL".into(), |comment| literal(comment, self.offline));
                let table = table_text(&op.table_name, op.schema.as_deref());
                out.push(Emitted::ddl(format!("COMMENT ON TABLE {table} IS {comment}")));
            }
            Operation::CreateUniqueConstraint(op) => out.push(self.create_unique(op)?),
            Operation::DropColumn(op) => {
                check_keywords(&op.other, "Column")?;
                let exists = if op.if_exists == Some(true) { "IF EXISTS " } else { "" };
                let table = table_text(&op.table_name, op.schema.as_deref());
                out.push(Emitted::ddl(format!("ALTER TABLE {table} DROP COLUMN {exists}{}", quote(&op.column_name))));
            }
            Operation::DropConstraint(op) => out.push(self.drop_constraint(op)?),
            Operation::DropEnumType(op) => out.extend(self.enum_type(&op.type_name, false, op.checkfirst)?),
            Operation::DropIndex(op) => out.push(self.drop_index(op)?),
            Operation::DropTable(op) => {
                let exists = if op.if_exists == Some(true) { "IF EXISTS " } else { "" };
                let table = table_text(&op.table_name, op.schema.as_deref());
                out.push(Emitted::ddl(format!("\nDROP TABLE {exists}{table}")));
            }
            Operation::DropTableComment(op) => {
                let table = table_text(&op.table_name, op.schema.as_deref());
                out.push(Emitted::ddl(format!("COMMENT ON TABLE {table} IS NULL")));
            }
            Operation::Execute(op) => {
                out.push(Emitted::Statement { statement: op.sqltext.clone(), parameters: Value::Null });
            }
            Operation::RenameTable(op) => {
                let table = table_text(&op.old_table_name, op.schema.as_deref());
                out.push(Emitted::ddl(format!("ALTER TABLE {table} RENAME TO {}", quote(&op.new_table_name))));
            }
        }
        Ok(out)
    }

    /// An expression inside DDL.
    pub(crate) fn expression(&self, expression: &Expression) -> Rendered {
        Compiler::for_ddl(self.offline).expression(expression)
    }

    /// An expression inside DDL, in parentheses if an operator is at its top.
    pub(crate) fn grouped_expression(&self, expression: &Expression) -> Rendered {
        Compiler::for_ddl(self.offline).grouped(expression)
    }

    fn add_column(&mut self, op: &AddColumn, out: &mut Vec<Emitted>) -> Rendered<()> {
        let column = &op.column;
        let table = table_text(&op.table_name, op.schema.as_deref());
        if op.inline_references == Some(true) && column.foreign_keys.len() == 1 {
            return Err(RenderError::unsupported("inline_references"));
        }
        let exists = if op.if_not_exists == Some(true) { "IF NOT EXISTS " } else { "" };
        let mut text = format!("ALTER TABLE {table} ADD COLUMN {exists}{}", self.column(column, Role::alone(column))?);
        if op.inline_primary_key == Some(true) && column.primary_key {
            text += " PRIMARY KEY";
        }
        text += &self.inline_checks(&op.table_name, column)?;
        out.push(Emitted::ddl(text));
        for constraint in self.column_constraints(&op.table_name, column)? {
            out.push(Emitted::ddl(format!("ALTER TABLE {table} ADD {constraint}")));
        }
        if column.index == Some(true) {
            let index = super::table::column_index(column);
            out.push(Emitted::ddl(self.create_index(&op.table_name, op.schema.as_deref(), &index, false)?));
        }
        out.extend(self.column_comment(&table, column));
        Ok(())
    }

    fn alter_column(&mut self, op: &AlterColumn, out: &mut Vec<Emitted>) -> Rendered<()> {
        let table = table_text(&op.table_name, op.schema.as_deref());
        let column = quote(&op.column_name);
        let alter = format!("ALTER TABLE {table} ALTER COLUMN {column}");
        if op.postgresql_using.is_some() && op.type_.is_none() {
            return Err(RenderError::command("postgresql_using must be used with the type_ parameter"));
        }
        if let (Some(existing), Some(_)) = (&op.existing_type, &op.type_)
            && types::check(existing, &op.column_name, self.offline).is_some()
        {
            let constraint = DropConstraint {
                constraint_name: types::type_name(existing).map(Into::into),
                table_name: op.table_name.clone(),
                type_: Some("check".into()),
                schema: op.schema.clone(),
                if_exists: None,
            };
            out.push(self.drop_constraint(&constraint)?);
        }
        if let Some(kind) = &op.type_ {
            let using = op.postgresql_using.as_ref().map_or(String::new(), |using| format!("USING {using}"));
            out.push(Emitted::ddl(format!("{alter} TYPE {} {using}", types::type_text(kind)?)));
        }
        if let Some(nullable) = op.nullable {
            let word = if nullable { "DROP NOT NULL" } else { "SET NOT NULL" };
            out.push(Emitted::ddl(format!("{alter} {word}")));
        }
        if let Some(default) = &op.server_default {
            out.push(Emitted::ddl(self.alter_default(op, default.as_ref(), &alter)?));
        }
        if let Some(comment) = &op.comment {
            let comment = comment.as_ref().map_or("NULL".into(), |comment| literal(comment, self.offline));
            out.push(Emitted::ddl(format!("COMMENT ON COLUMN {table}.{column} IS {comment}")));
        }
        if let Some(name) = &op.new_column_name {
            out.push(Emitted::ddl(format!("ALTER TABLE {table} RENAME {column} TO {}", quote(name))));
        }
        if let Some(kind) = &op.type_
            && let Some(condition) = types::check(kind, &op.column_name, self.offline)
        {
            let check = self.type_check(&op.table_name, &op.column_name, kind, condition)?;
            out.push(Emitted::ddl(format!("ALTER TABLE {table} ADD {check}")));
        }
        Ok(())
    }

    fn alter_default(&self, op: &AlterColumn, default: Option<&ServerDefault>, alter: &str) -> Rendered {
        match (default, &op.existing_server_default) {
            (Some(ServerDefault::Computed { .. }), _) | (_, Some(ServerDefault::Computed { .. })) => {
                Err(RenderError::compile(
                    "Adding or removing a \"computed\" construct, e.g. GENERATED ALWAYS AS, to or from an existing \
                     column is not supported.",
                ))
            }
            (Some(ServerDefault::Identity { identity }), None) => {
                Ok(format!("{alter} ADD {}", identity_text(identity)))
            }
            (None, Some(ServerDefault::Identity { .. })) => Ok(format!("{alter} DROP IDENTITY")),
            (Some(ServerDefault::Identity { identity }), Some(ServerDefault::Identity { identity: existing })) => {
                Ok(format!("{alter} {}", identity_change(existing, identity)))
            }
            (_, Some(ServerDefault::Identity { .. })) => {
                Err(RenderError::unsupported("Changing an identity of a column into a default"))
            }
            (Some(ServerDefault::Identity { .. }), Some(_)) => {
                Err(RenderError::unsupported("Changing a default into an identity"))
            }
            (Some(default), _) => Ok(format!("{alter} SET DEFAULT {}", self.default(default)?)),
            (None, _) => Ok(format!("{alter} DROP DEFAULT")),
        }
    }

    fn bulk_insert(&self, op: &BulkInsert, out: &mut Vec<Emitted>) -> Rendered<()> {
        let statement = |rows: Vec<indexmap::IndexMap<String, Expression>>| Statement::Insert {
            insert: Box::new(Insert { into: op.table.clone(), rows, ..Insert::default() }),
        };
        let row_value = |row: &indexmap::IndexMap<String, Value>| -> Value {
            Value::Object(row.iter().map(|(name, value)| (name.clone(), value.clone())).collect())
        };
        if self.offline || op.multiinsert == Some(false) {
            for row in &op.rows {
                let untyped = |name: &String| op.table.columns.get(name).is_some_and(Option::is_none);
                if let Some((_, value)) = row.iter().find(|(name, value)| untyped(name) && !value.is_null())
                    && self.offline
                {
                    return Err(unrendered(value, "NULL"));
                }
                let values = row.iter().map(|(name, value)| (name.clone(), self.bulk_value(value))).collect();
                out.push(Emitted::Statement { statement: statement(vec![values]), parameters: Value::Null });
            }
        } else if !op.rows.is_empty() {
            let parameters = Value::Array(op.rows.iter().map(row_value).collect());
            out.push(Emitted::Statement { statement: statement(Vec::new()), parameters });
        }
        Ok(())
    }

    /// Offline, the values of `bulk_insert` stand in the text whatever `literal_binds` says.
    fn bulk_value(&self, value: &Value) -> Expression {
        match literal_value(value, None, true) {
            Ok(text) if self.offline => Expression::LiteralColumn { literal_column: text.replace("%%", "%") },
            _ => Expression::Literal { literal: value.clone(), type_name: None, key: None },
        }
    }

    fn create_check(&self, op: &CreateCheckConstraint) -> Rendered<Emitted> {
        let spec = CheckSpec {
            sqltext: op.condition.clone(),
            name: op.constraint_name.clone(),
            deferrable: op.deferrable,
            initially: op.initially.clone(),
            postgresql_not_valid: op.postgresql_not_valid,
            other: op.other.clone(),
        };
        Ok(add(&op.table_name, op.schema.as_deref(), &self.check(&op.table_name, &spec, &[])?))
    }

    fn create_unique(&self, op: &CreateUniqueConstraint) -> Rendered<Emitted> {
        let spec = UniqueSpec {
            name: op.constraint_name.clone(),
            columns: op.columns.clone(),
            deferrable: op.deferrable,
            initially: op.initially.clone(),
            postgresql_include: op.postgresql_include.clone(),
            postgresql_nulls_not_distinct: op.postgresql_nulls_not_distinct,
            other: op.other.clone(),
        };
        Ok(add(&op.table_name, op.schema.as_deref(), &self.unique(&op.table_name, &spec)?))
    }

    fn create_primary_key(&self, op: &CreatePrimaryKey) -> Rendered<Emitted> {
        let spec = PrimaryKeySpec {
            name: op.constraint_name.clone(),
            columns: op.columns.clone(),
            ..PrimaryKeySpec::default()
        };
        Ok(add(&op.table_name, op.schema.as_deref(), &self.primary_key(&op.table_name, &spec)?))
    }

    fn create_foreign_key(&self, op: &CreateForeignKey) -> Rendered<Emitted> {
        let prefix = op.referent_schema.as_ref().map_or(String::new(), |schema| format!("{schema}."));
        let spec = ForeignKeyConstraintSpec {
            name: op.constraint_name.clone(),
            columns: op.local_cols.clone(),
            refcolumns: op.remote_cols.iter().map(|name| format!("{prefix}{}.{name}", op.referent_table)).collect(),
            ondelete: op.ondelete.clone(),
            onupdate: op.onupdate.clone(),
            deferrable: op.deferrable,
            initially: op.initially.clone(),
            match_kind: op.match_kind.clone(),
            use_alter: false,
            postgresql_not_valid: op.postgresql_not_valid,
            other: op.other.clone(),
        };
        for column in &spec.refcolumns {
            target(column)?;
        }
        Ok(add(&op.source_table, op.source_schema.as_deref(), &self.foreign_key(&op.source_table, &spec)?))
    }

    fn create_exclude(&self, op: &CreateExcludeConstraint) -> Rendered<Emitted> {
        let spec = ExcludeSpec {
            name: op.constraint_name.clone(),
            elements: op.elements.clone(),
            using: op.using.clone(),
            condition: op.condition.clone(),
            deferrable: op.deferrable,
            initially: op.initially.clone(),
            ops: std::collections::BTreeMap::new(),
        };
        Ok(add(&op.table_name, op.schema.as_deref(), &self.exclude(&op.table_name, &spec)?))
    }

    fn drop_constraint(&self, op: &DropConstraint) -> Rendered<Emitted> {
        let (class, kind) = match op.type_.as_deref() {
            Some("foreignkey") => ("ForeignKeyConstraint", "fk"),
            Some("primary") => ("PrimaryKeyConstraint", "pk"),
            Some("unique") => ("UniqueConstraint", "uq"),
            Some("check") => ("CheckConstraint", "ck"),
            None => ("Constraint", ""),
            Some(_) => {
                let kinds = "'check', 'foreignkey', 'primary', 'unique', None";
                return Err(RenderError { class: "TypeError", message: format!("'type' can be one of {kinds}") });
            }
        };
        let named = Named { table: &op.table_name, schema: None, columns: Vec::new(), referred: None };
        let name = naming::name(&self.naming, kind, op.constraint_name.as_ref(), &named)?.ok_or_else(|| {
            RenderError::compile(format!(
                "Can't emit DROP CONSTRAINT for constraint {}; it has no name",
                nameless(class, &op.table_name, op.schema.as_deref())
            ))
        })?;
        let exists = if op.if_exists == Some(true) { "IF EXISTS " } else { "" };
        let table = table_text(&op.table_name, op.schema.as_deref());
        Ok(Emitted::ddl(format!("ALTER TABLE {table} DROP CONSTRAINT {exists}{}", quote(&name))))
    }

    fn create_index_op(&self, op: &CreateIndex) -> Rendered<Emitted> {
        let spec = IndexSpec {
            name: op.index_name.clone(),
            columns: op.columns.clone(),
            unique: op.unique,
            postgresql_using: op.postgresql_using.clone(),
            postgresql_where: op.postgresql_where.clone(),
            postgresql_concurrently: op.postgresql_concurrently,
            postgresql_include: op.postgresql_include.clone(),
            postgresql_nulls_not_distinct: op.postgresql_nulls_not_distinct,
            postgresql_ops: op.postgresql_ops.clone(),
            postgresql_with: op.postgresql_with.clone(),
            postgresql_tablespace: op.postgresql_tablespace.clone(),
            other: op.other.clone(),
        };
        let exists = op.if_not_exists == Some(true);
        Ok(Emitted::ddl(self.create_index(&op.table_name, op.schema.as_deref(), &spec, exists)?))
    }

    fn drop_index(&self, op: &DropIndex) -> Rendered<Emitted> {
        let spec = IndexSpec { name: op.index_name.clone(), ..IndexSpec::default() };
        let name = self
            .index_name(op.table_name.as_deref().unwrap_or("no_table"), op.schema.as_deref(), &spec)?
            .filter(|_| op.index_name.is_some())
            .ok_or_else(|| RenderError::compile("DROP INDEX requires that the index have a name"))?;
        let concurrently = if op.postgresql_concurrently == Some(true) { "CONCURRENTLY " } else { "" };
        let exists = if op.if_exists == Some(true) { "IF EXISTS " } else { "" };
        Ok(Emitted::ddl(format!("\nDROP INDEX {concurrently}{exists}{}", table_text(&name, op.schema.as_deref()))))
    }

    /// `CREATE TYPE` before the table that needs it, once in a context.
    pub(super) fn create_inline_enum(&mut self, kind: &TypeSpec, out: &mut Vec<Emitted>) -> Rendered<()> {
        let kind = item_type(kind);
        if !types::is_native_enum(&kind) || kind.arguments.get("create_type").and_then(Value::as_bool) == Some(false) {
            return Ok(());
        }
        types::enum_name(&kind)?;
        let text = |key: &str| kind.arguments.get(key).and_then(Value::as_str).map(str::to_owned);
        if self.created_enums.insert((text("schema"), text("name").unwrap_or_default())) {
            out.extend(self.enum_type(&kind, true, Some(false))?);
        }
        Ok(())
    }

    fn enum_type(&self, kind: &TypeSpec, create: bool, checkfirst: Option<bool>) -> Rendered<Option<Emitted>> {
        let name = types::enum_name(kind)?;
        let text = if create {
            let labels: Vec<String> =
                types::labels(kind).into_iter().map(|label| literal(label, self.offline)).collect();
            format!("CREATE TYPE {name} AS ENUM ({})", labels.join(", "))
        } else {
            format!("DROP TYPE {name}")
        };
        if self.offline || checkfirst == Some(false) {
            return Ok(Some(Emitted::ddl(text)));
        }
        let argument = |key: &str| kind.arguments.get(key).and_then(Value::as_str).map(str::to_owned);
        Ok(Some(Emitted::EnumDdl {
            text,
            schema: argument("schema"),
            name: argument("name").unwrap_or_default(),
            when_present: !create,
        }))
    }
}

fn add(table: &str, schema: Option<&str>, constraint: &str) -> Emitted {
    Emitted::ddl(format!("ALTER TABLE {} ADD {constraint}", table_text(table, schema)))
}

/// The item type of an array, or the type itself.
fn item_type(kind: &TypeSpec) -> TypeSpec {
    kind.arguments
        .get("item_type")
        .and_then(|item| serde_json::from_value(item.clone()).ok())
        .unwrap_or_else(|| kind.clone())
}

/// `repr()` of a constraint without a name.
fn nameless(class: &str, table: &str, schema: Option<&str>) -> String {
    match class {
        "ForeignKeyConstraint" => {
            let schema = schema.map_or_else(|| "None".to_owned(), |schema| format!("'{schema}'"));
            format!(
                "ForeignKeyConstraint(<sqlalchemy.sql.base.ReadOnlyColumnCollection object at 0x…>, None, \
                 table=Table('{table}', MetaData(), schema={schema}))"
            )
        }
        "Constraint" | "CheckConstraint" => {
            format!("<sqlalchemy.sql.schema.{class} of table {table}>")
        }
        _ => format!("{class}()"),
    }
}
