//! The version table.

use super::{Environment, command_error, plain};
use crate::compile::Compiled;
use crate::ddl::{Emitted, table_name};
use crate::operation::{CreateTable, Operation};
use crate::schema::{ColumnSpec, Item, Name, OtherKeywords, PrimaryKeySpec, TypeSpec};
use crate::{Ddl, NamingConvention};
use python::HostError;
use revision::VersionChange;

impl Environment<'_> {
    fn version_table(&self) -> String {
        table_name(&self.settings.version_table, self.settings.version_table_schema.as_deref())
    }

    fn has_version_table(&self) -> bool {
        let schema = self.settings.version_table_schema.as_deref().unwrap_or("public");
        self.session
            .catalog()
            .relations
            .values()
            .any(|relation| relation.name.schema == schema && relation.name.name == self.settings.version_table)
    }

    /// What the version table holds.
    pub(super) fn current_heads(&mut self) -> Result<Vec<String>, HostError> {
        if let Some(offline) = &self.offline {
            return match offline.start.as_deref() {
                None | Some("base") => Ok(Vec::new()),
                Some(start) => {
                    let map = &self.scripts.map;
                    let node = map
                        .get(start)
                        .map_err(|error| super::stepping::graph_error(&error, revision::Wording::default()))?;
                    Ok(node.map(|node| map.revision(node).id().to_owned()).into_iter().collect())
                }
            };
        }
        if !self.has_version_table() {
            return Ok(Vec::new());
        }
        let table = self.version_table();
        let outcomes = self.run(&plain(format!("SELECT {table}.version_num \nFROM {table}")))?;
        let Some(outcome) = outcomes.last() else { return Ok(Vec::new()) };
        Ok((0..outcome.rows.len()).filter_map(|row| outcome.text(row, 0)).collect())
    }

    fn version_table_text(&self) -> Result<String, HostError> {
        let column = ColumnSpec {
            nullable: Some(false),
            ..ColumnSpec::new("version_num", TypeSpec::plain("String").with("length", 32))
        };
        let mut columns = vec![Item::Column(column)];
        if self.settings.version_table_pk {
            columns.push(Item::PrimaryKey(PrimaryKeySpec {
                name: Some(Name::Final { conv: format!("{}_pkc", self.settings.version_table) }),
                columns: vec!["version_num".into()],
                ..PrimaryKeySpec::default()
            }));
        }
        let operation = Operation::CreateTable(CreateTable {
            table_name: self.settings.version_table.clone(),
            columns,
            if_not_exists: None,
            schema: self.settings.version_table_schema.clone(),
            comment: None,
            prefixes: Vec::new(),
            postgresql_inherits: None,
            postgresql_partition_by: None,
            postgresql_using: None,
            postgresql_with: None,
            postgresql_on_commit: None,
            postgresql_tablespace: None,
            other: OtherKeywords::new(),
        });
        let emitted = Ddl::new(NamingConvention::new(), self.offline.is_some()).render(&operation)?;
        Ok(emitted
            .into_iter()
            .filter_map(|emitted| if let Emitted::Ddl(text) = emitted { Some(text) } else { None })
            .collect())
    }

    /// Creates the table if it is not there; `--sql` writes it in any case.
    pub(super) fn ensure_version_table(&mut self) -> Result<(), HostError> {
        if self.offline.is_none() && self.has_version_table() {
            return Ok(());
        }
        let text = self.version_table_text()?;
        let alone = self.offline.is_none() && !self.begun;
        self.run(&plain(text))?;
        if alone { self.commit() } else { Ok(()) }
    }

    pub(super) fn purge_versions(&mut self) -> Result<(), HostError> {
        self.ensure_version_table()?;
        let alone = !self.begun;
        let table = self.version_table();
        self.run(&plain(format!("DELETE FROM {table}")))?;
        if alone { self.commit() } else { Ok(()) }
    }

    /// Writes one change of the version table.
    pub(super) fn change_version(&mut self, change: &VersionChange) -> Result<(), HostError> {
        let table = self.version_table();
        match change {
            VersionChange::Insert(id) => {
                let text = if self.settings.version_table_pk {
                    format!("INSERT INTO {table} (version_num) VALUES ('{id}') RETURNING {table}.version_num")
                } else {
                    format!("INSERT INTO {table} (version_num) VALUES ('{id}')")
                };
                self.run(&plain(text)).map(|_| ())
            }
            VersionChange::Delete(id) => {
                let text = format!("DELETE FROM {table} WHERE {table}.version_num = '{id}'");
                self.one_row(&plain(text), &format!("when deleting '{id}' in"))
            }
            VersionChange::Update { from, to } => {
                let text = format!("UPDATE {table} SET version_num='{to}' WHERE {table}.version_num = '{from}'");
                self.one_row(&plain(text), &format!("when updating '{from}' to '{to}' in"))
            }
        }
    }

    fn one_row(&mut self, compiled: &Compiled, doing: &str) -> Result<(), HostError> {
        let outcomes = self.run(compiled)?;
        let Some(outcome) = outcomes.last() else { return Ok(()) };
        if outcome.affected() == 1 {
            return Ok(());
        }
        Err(command_error(format!(
            "Online migration expected to match one row {doing} '{}'; {} found",
            self.settings.version_table,
            outcome.affected()
        )))
    }
}
