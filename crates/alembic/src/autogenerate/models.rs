//! Tables of the models, as SQLAlchemy completes them: keywords of columns become constraints and indexes, names follow the
//! naming convention, expressions are text.

use super::given::{GivenColumn, GivenItem, GivenMetadata, GivenModels, GivenRendering, GivenTable};
use super::model::{
    Check, Column, Default, Exclude, ForeignKey, Index, IndexKey, Key, Options, Rendering, Side, Table, Unique,
    qualified,
};
use crate::ddl::{Ddl, Named, RenderError, Rendered, check_of_type, counts, from_column, target, whole_name};
use crate::schema::{
    Autoincrement, CheckSpec, ColumnSpec, Expression, ForeignKeyConstraintSpec, IndexSpec, Item, Name, ServerDefault,
    UniqueSpec,
};
use crate::{NamingConvention, compile::string_repr};

/// Completes the tables of all metadata.
///
/// # Errors
/// A name or an expression that cannot be rendered, a foreign key to a table that is not there.
pub(crate) fn tables(given: &GivenModels) -> Rendered<Vec<Table>> {
    let mut made: Vec<Table> = Vec::new();
    for metadata in &given.metadatas {
        for table in &metadata.tables {
            let table = Completion::new(metadata, table).table(Side::Model)?;
            if made.iter().any(|other| other.full_name() == table.full_name()) {
                return Err(RenderError {
                    class: "ValueError",
                    message: format!(
                        "Duplicate table keys across multiple MetaData objects: \"{}\"",
                        table.full_name()
                    ),
                });
            }
            made.push(table);
        }
    }
    Ok(made)
}

/// One table under way.
pub(crate) struct Completion<'a> {
    metadata: &'a GivenMetadata,
    given: &'a GivenTable,
    ddl: Ddl,
}

impl<'a> Completion<'a> {
    pub(crate) fn new(metadata: &'a GivenMetadata, given: &'a GivenTable) -> Self {
        Self { metadata, given, ddl: Ddl::new(NamingConvention::new(), false) }
    }

    pub(crate) fn table(&self, side: Side) -> Rendered<Table> {
        let given = self.given;
        let key = self.key()?;
        let mut table = Table {
            side,
            name: given.name.clone(),
            schema: given.schema.clone(),
            key,
            comment: given.comment.clone(),
            prefixes: given.prefixes.clone(),
            info: given.info.clone(),
            options: given.options.clone(),
            ..Table::default()
        };
        for column in &given.columns {
            table.columns.push(self.column(column, side, &table.key)?);
        }
        for item in &given.items {
            self.item(item, side, &mut table)?;
        }
        for column in &given.columns {
            self.of_column(&column.spec, side, &mut table)?;
        }
        Ok(table)
    }

    /// A name under the convention, final if the convention made it.
    fn name(&self, kind: &str, given: Option<&Name>, named: &Named<'_>) -> Rendered<Option<Name>> {
        let convention = &self.metadata.naming_convention;
        let made = whole_name(convention, kind, given, named)?;
        let by_convention = match given {
            Some(Name::Final { .. }) | None => true,
            Some(Name::Plain(_)) => convention.get(kind).is_some_and(|text| text.contains("constraint_name")),
        };
        Ok(made.map(|name| if by_convention { Name::Final { conv: name } } else { Name::Plain(name) }))
    }

    fn named<'b>(&'b self, columns: &'b [String]) -> Named<'b> {
        Named {
            table: &self.given.name,
            schema: self.given.schema.as_deref(),
            columns: columns.iter().map(String::as_str).collect(),
            referred: None,
        }
    }

    fn key(&self) -> Rendered<Key> {
        let written = self.given.items.iter().find_map(|item| match &item.item {
            Item::PrimaryKey(key) => Some(key),
            _ => None,
        });
        let (given, columns) = match written {
            Some(key) => (key.name.as_ref(), key.columns.clone()),
            None => {
                let mut marked: Vec<&ColumnSpec> =
                    self.given.columns.iter().map(|column| &column.spec).filter(|spec| spec.primary_key).collect();
                let only = marked.len() == 1;
                marked.sort_by_key(|spec| !counts(spec, self.refers(&spec.name), only));
                (None, marked.iter().map(|spec| spec.name.clone()).collect())
            }
        };
        let name = if columns.is_empty() { None } else { self.name("pk", given, &self.named(&columns))? };
        Ok(Key { name, columns })
    }

    /// Whether a foreign key that stands as a constraint has the column.
    fn refers(&self, column: &str) -> bool {
        self.given.items.iter().any(|item| match &item.item {
            Item::ForeignKey(key) => key.columns.iter().any(|name| name == column),
            _ => false,
        })
    }

    pub(crate) fn column(&self, given: &GivenColumn, side: Side, key: &Key) -> Rendered<Column> {
        let spec = &given.spec;
        let primary_key = key.columns.contains(&spec.name);
        Ok(Column {
            side,
            table: self.given.name.clone(),
            schema: self.given.schema.clone(),
            name: spec.name.clone(),
            kind: given.kind.clone(),
            nullable: given.nullable,
            nullable_given: spec.nullable.is_some(),
            primary_key,
            default: self.default(given)?,
            autoincrement: match &spec.autoincrement {
                Autoincrement::Flag(flag) => Some(if *flag { "True" } else { "False" }.to_owned()),
                Autoincrement::Word(word) => (word != "auto").then(|| word.clone()),
            },
            counts: primary_key && counts(spec, self.refers(&spec.name), key.columns.len() == 1),
            comment: spec.comment.clone(),
            system: given.system,
            repr: anonymous(&given.repr),
        })
    }

    fn default(&self, given: &GivenColumn) -> Rendered<Option<Default>> {
        let spec = &given.spec;
        if let Some(identity) = &spec.identity {
            return Ok(Some(Default::Identity(identity.clone())));
        }
        if let Some(computed) = &spec.computed {
            let sqltext = self.ddl.expression(&computed.sqltext)?;
            return Ok(Some(Default::Computed { sqltext, persisted: computed.persisted }));
        }
        match &spec.server_default {
            Some(default) => self.ddl_default(default, &given.default_class).map(Some),
            None => Ok(given.fetched.then_some(Default::Fetched)),
        }
    }

    pub(crate) fn ddl_default(&self, default: &ServerDefault, class: &str) -> Rendered<Default> {
        Ok(match default {
            ServerDefault::Text(text) => Default::Text(text.clone()),
            ServerDefault::Identity { identity } => Default::Identity(identity.clone()),
            ServerDefault::Computed { computed } => {
                Default::Computed { sqltext: self.ddl.expression(&computed.sqltext)?, persisted: computed.persisted }
            }
            ServerDefault::Expression(expression) => {
                Default::Sql { sql: self.ddl.expression(expression)?, class: class.to_owned() }
            }
        })
    }

    fn item(&self, given: &GivenItem, side: Side, table: &mut Table) -> Rendered<()> {
        match &given.item {
            Item::Unique(spec) => table.uniques.push(self.unique(spec, &given.options)?),
            Item::Check(spec) => table.checks.push(self.check(spec, given, &[])?),
            Item::ForeignKey(spec) => table.foreign_keys.push(self.foreign_key(spec, &given.options)?),
            Item::Index(spec) => table.indexes.push(self.index(spec, given, side)?),
            Item::Exclude(spec) => {
                let name = self.name("ex", spec.name.as_ref(), &self.named(&[]))?;
                table.excludes.push(self.exclude(spec, name)?);
            }
            Item::Column(_) | Item::PrimaryKey(_) => {}
        }
        Ok(())
    }

    /// What the keywords of a column bring along.
    fn of_column(&self, spec: &ColumnSpec, side: Side, table: &mut Table) -> Rendered<()> {
        let columns = vec![spec.name.clone()];
        if spec.index == Some(true) {
            let index = IndexSpec {
                columns: vec![Expression::Bare(spec.name.clone())],
                unique: spec.unique,
                ..IndexSpec::default()
            };
            let repr = table.column(&spec.name).map(|column| column.repr.clone()).unwrap_or_default();
            let given = GivenItem {
                item: Item::Index(index.clone()),
                options: Vec::new(),
                reprs: vec![repr],
                class: String::new(),
            };
            table.indexes.push(self.index(&index, &given, side)?);
        } else if spec.unique == Some(true) {
            table.uniques.push(self.unique(&UniqueSpec { columns: columns.clone(), ..UniqueSpec::default() }, &[])?);
        }
        for key in &spec.foreign_keys {
            table.foreign_keys.push(self.foreign_key(&from_column(&spec.name, key), &[])?);
        }
        for check in &spec.constraints {
            let given = GivenItem {
                item: Item::Check(check.clone()),
                options: Vec::new(),
                reprs: Vec::new(),
                class: String::new(),
            };
            table.checks.push(self.check(check, &given, &columns)?);
        }
        if let Some(kind) = &spec.type_name
            && let Some(condition) = check_of_type(kind, &spec.name, false)
        {
            let given = kind.arguments.get("name").and_then(serde_json::Value::as_str).map(Name::from);
            let name = self.name("ck", given.as_ref(), &self.named(&columns)).ok().flatten();
            table.checks.push(Check { name, sqltext: condition, of_type: true, ..Check::default() });
        }
        Ok(())
    }

    fn unique(&self, spec: &UniqueSpec, options: &[(String, GivenRendering)]) -> Rendered<Unique> {
        Ok(Unique {
            name: self.name("uq", spec.name.as_ref(), &self.named(&spec.columns))?,
            columns: spec.columns.clone(),
            deferrable: spec.deferrable,
            initially: spec.initially.clone(),
            options: self.options(options)?,
            nulls_not_distinct: spec.postgresql_nulls_not_distinct == Some(true),
        })
    }

    fn check(&self, spec: &CheckSpec, given: &GivenItem, columns: &[String]) -> Rendered<Check> {
        Ok(Check {
            name: self.name("ck", spec.name.as_ref(), &self.named(columns))?,
            sqltext: self.ddl.expression(&spec.sqltext)?,
            of_type: false,
            class: given.class.clone(),
            options: self.options(&given.options)?,
        })
    }

    pub(crate) fn foreign_key(
        &self,
        spec: &ForeignKeyConstraintSpec,
        options: &[(String, GivenRendering)],
    ) -> Rendered<ForeignKey> {
        let mut made = ForeignKey {
            columns: spec.columns.clone(),
            onupdate: spec.onupdate.clone(),
            ondelete: spec.ondelete.clone(),
            deferrable: spec.deferrable,
            initially: spec.initially.clone(),
            use_alter: spec.use_alter,
            match_kind: spec.match_kind.clone(),
            options: self.options(options)?,
            ..ForeignKey::default()
        };
        for reference in &spec.refcolumns {
            let (schema, table, column) = target(reference)?;
            let schema = schema.map(str::to_owned).or_else(|| self.metadata.schema.clone());
            let full = qualified(schema.as_deref(), table);
            let referred = self.column_name(&full, column)?;
            made.targets.push(format!("{full}.{referred}"));
            made.referred_columns.push(referred);
            made.referred_schema = schema;
            table.clone_into(&mut made.referred_table);
        }
        let (table, columns) = (made.referred_table.clone(), made.referred_columns.clone());
        let mut named = self.named(&spec.columns);
        named.referred = Some((&table, columns.iter().map(String::as_str).collect()));
        made.name = self.name("fk", spec.name.as_ref(), &named)?;
        Ok(made)
    }

    /// The name of a referenced column that was given by its key.
    fn column_name(&self, table: &str, column: &str) -> Rendered<String> {
        let Some(referred) =
            self.metadata.tables.iter().find(|other| qualified(other.schema.as_deref(), &other.name) == table)
        else {
            return Ok(column.to_owned());
        };
        let known = referred.columns.iter().any(|other| other.spec.name == column);
        let by_key = format!("key={}", string_repr(column));
        let keyed = referred.columns.iter().find(|other| other.repr.contains(&by_key));
        Ok(keyed.filter(|_| !known).map_or_else(|| column.to_owned(), |other| other.spec.name.clone()))
    }

    pub(crate) fn index(&self, spec: &IndexSpec, given: &GivenItem, side: Side) -> Rendered<Index> {
        let mut keys = Vec::new();
        for (at, key) in spec.columns.iter().enumerate() {
            keys.push(self.index_key(key, given.reprs.get(at).cloned().unwrap_or_default())?);
        }
        let columns: Vec<String> = keys.iter().flat_map(|key| key.columns.clone()).collect();
        Ok(Index {
            side,
            name: self.name("ix", spec.name.as_ref(), &self.named(&columns))?,
            keys,
            unique: spec.unique == Some(true),
            options: self.options(&given.options)?,
            nulls_not_distinct: spec.postgresql_nulls_not_distinct == Some(true),
            guard: None,
        })
    }

    fn index_key(&self, key: &Expression, repr: String) -> Rendered<IndexKey> {
        if let Expression::Bare(name) | Expression::Column { column: name, .. } = key {
            let sql = crate::ddl::quote(name);
            let columns = vec![name.clone()];
            return Ok(IndexKey { column: Some(name.clone()), grouped: sql.clone(), sql, columns, repr });
        }
        let mut columns = Vec::new();
        mentioned(&serde_json::to_value(key).unwrap_or_default(), &mut columns);
        Ok(IndexKey {
            column: None,
            sql: self.ddl.expression(key)?,
            grouped: self.ddl.grouped_expression(key)?,
            columns,
            repr,
        })
    }

    fn exclude(&self, spec: &crate::schema::ExcludeSpec, name: Option<Name>) -> Rendered<Exclude> {
        let mut made = Exclude { name, ..Exclude::default() };
        for element in &spec.elements {
            let shown = match &element.expression {
                Expression::Column { column, .. } => format!("column({})", string_repr(column)),
                Expression::LiteralColumn { literal_column } => {
                    format!("literal_column({})", string_repr(literal_column))
                }
                other => format!("text({})", string_repr(&self.ddl.expression(other)?)),
            };
            made.arguments.push(format!("{shown}, {}", string_repr(&element.operator)));
        }
        if let Some(condition) = &spec.condition {
            made.keywords.push(format!("where=text({})", string_repr(&self.ddl.expression(condition)?)));
        }
        if spec.deferrable == Some(true) {
            made.keywords.push("deferrable='True'".to_owned());
        }
        if let Some(initially) = &spec.initially {
            made.keywords.push(format!("initially={}", string_repr(initially)));
        }
        made.keywords.push(format!("using={}", string_repr(spec.using.as_deref().unwrap_or("gist"))));
        Ok(made)
    }

    fn options(&self, given: &[(String, GivenRendering)]) -> Rendered<Options> {
        given.iter().map(|(name, value)| Ok((name.clone(), self.rendering(value)?))).collect()
    }

    fn rendering(&self, given: &GivenRendering) -> Rendered<Rendering> {
        let all =
            |items: &[GivenRendering]| items.iter().map(|item| self.rendering(item)).collect::<Rendered<Vec<_>>>();
        Ok(match given {
            GivenRendering::Repr(text) => Rendering::Repr(text.clone()),
            GivenRendering::Sql(expression) => Rendering::Sql(self.ddl.expression(expression)?),
            GivenRendering::List(items) => Rendering::List(all(items)?),
            GivenRendering::Tuple(items) => Rendering::Tuple(all(items)?),
        })
    }
}

/// A `repr` without addresses: `<object at 0x…>`.
fn anonymous(repr: &str) -> String {
    let mut pieces = repr.split(" at 0x");
    let mut out = pieces.next().unwrap_or_default().to_owned();
    for piece in pieces {
        out += " at 0x…";
        out += piece.trim_start_matches(|c: char| c.is_ascii_hexdigit());
    }
    out
}

/// The columns that an expression speaks of, each once.
fn mentioned(expression: &serde_json::Value, found: &mut Vec<String>) {
    match expression {
        serde_json::Value::Object(parts) => {
            if let Some(name) = parts.get("column").and_then(serde_json::Value::as_str)
                && !found.iter().any(|known| known == name)
            {
                found.push(name.to_owned());
            }
            parts.values().for_each(|part| mentioned(part, found));
        }
        serde_json::Value::Array(parts) => parts.iter().for_each(|part| mentioned(part, found)),
        _ => {}
    }
}
