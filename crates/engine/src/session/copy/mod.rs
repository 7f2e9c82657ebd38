//! COPY between a table and the client.

mod format;
mod load;

pub(crate) use format::CopyFormat;

use super::Session;
use crate::Failure;
use catalog::{RelationKind, SearchPath};
use diagnostics::Diagnostic;
use sql::{Copy, CopyPlace, CopySource, Text};
use std::rc::Rc;

/// A COPY that was looked at.
#[derive(Debug, Clone)]
pub(crate) enum CopyStep {
    /// Rows are wanted from the client.
    In(Box<CopyIn>),
    /// Rows go to the client; then the tag is shown.
    Out {
        /// The lines.
        text: String,
        /// `COPY 3`
        tag: String,
    },
}

/// A COPY that waits for its rows.
#[derive(Debug, Clone)]
pub(crate) struct CopyIn {
    pub(super) schema: String,
    pub(super) table: String,
    pub(super) columns: Vec<String>,
    pub(crate) format: CopyFormat,
}

impl Session {
    /// Begins a text that is one COPY between a table and the client; nothing if it is something else.
    pub(crate) fn copy(&mut self, text: &str) -> Option<Result<CopyStep, Diagnostic>> {
        let text = Text::new(text);
        let copy = sql::parse_copy(&text)?;
        let step = match self.usable() {
            Err(diagnostic) => Err(diagnostic),
            Ok(()) => copy.and_then(|copy| self.begin_copy(&copy)),
        };
        if step.is_err() {
            self.fail();
        }
        Some(step)
    }

    fn begin_copy(&mut self, copy: &Copy) -> Result<CopyStep, Diagnostic> {
        let format = CopyFormat::new(copy)?;
        match &copy.place {
            CopyPlace::Client => {}
            CopyPlace::File(_) => return Err(refused("COPY with a file of the server")),
            CopyPlace::Program(_) => return Err(refused("COPY with a program of the server")),
        }
        match &copy.source {
            CopySource::Query(_) if copy.is_from => Err(refused("COPY of a query FROM")),
            CopySource::Query(query) => self.copy_out(query, &format),
            CopySource::Table { schema, name, columns } => {
                let target = self.target(schema.as_deref(), name, columns, copy.is_from, format)?;
                if copy.is_from {
                    return Ok(CopyStep::In(Box::new(target)));
                }
                let names: Vec<String> = target.columns.iter().map(|name| datum::quote_identifier(name)).collect();
                let query = format!("SELECT {} FROM {}", names.join(", "), target.name());
                self.copy_out(&query, &target.format)
            }
        }
    }

    fn target(
        &self,
        schema: Option<&str>,
        name: &str,
        wanted: &[String],
        is_from: bool,
        format: CopyFormat,
    ) -> Result<CopyIn, Diagnostic> {
        let catalog = self.world.catalog();
        let path = SearchPath::new(self.world.settings.borrow().sql.search_path.clone());
        let found = match schema {
            Some(schema) => catalog.relations.values().find(|it| it.name.schema == schema && it.name.name == name),
            None => path.schemas().find_map(|schema| {
                catalog.relations.values().find(|it| it.name.schema == schema && it.name.name == name)
            }),
        };
        let shown = schema.map_or_else(|| name.to_owned(), |schema| format!("{schema}.{name}"));
        let relation =
            Rc::clone(found.ok_or_else(|| Diagnostic::error("42P01", format!("relation \"{shown}\" does not exist")))?);
        let kind = match &relation.kind {
            RelationKind::Table => None,
            RelationKind::View(_) => Some("view"),
            RelationKind::MaterializedView(_) => Some("materialized view"),
            RelationKind::Sequence(_) => Some("sequence"),
        };
        if let Some(kind) = kind {
            let way = if is_from { "to" } else { "from" };
            let error = Diagnostic::error("42809", format!("cannot copy {way} {kind} \"{name}\""));
            let hint = !is_from && kind != "sequence";
            return Err(if hint { error.with_hint("Try the COPY (SELECT ...) TO variant.") } else { error });
        }
        let all = relation.columns.iter().filter(|column| column.generated.is_none());
        let mut columns = Vec::new();
        for name in wanted {
            let column = relation.column(name).ok_or_else(|| {
                let table = &relation.name.name;
                Diagnostic::error("42703", format!("column \"{name}\" of relation \"{table}\" does not exist"))
            })?;
            if column.generated.is_some() {
                let message = format!("column \"{name}\" is a generated column");
                let detail = "Generated columns cannot be used in COPY.";
                return Err(Diagnostic::error("42P10", message).with_detail(detail));
            }
            if columns.contains(name) {
                return Err(Diagnostic::error("42701", format!("column \"{name}\" specified more than once")));
            }
            columns.push(name.clone());
        }
        if wanted.is_empty() {
            columns = all.map(|column| column.name.clone()).collect();
        }
        Ok(CopyIn { schema: relation.name.schema.clone(), table: relation.name.name.clone(), columns, format })
    }

    fn copy_out(&mut self, query: &str, format: &CopyFormat) -> Result<CopyStep, Diagnostic> {
        let outcomes = self
            .execute(query)
            .map_err(|Failure { diagnostic, .. }| Diagnostic { labels: Vec::new(), ..diagnostic })?;
        let Some(outcome) = outcomes.last() else { return Err(refused("COPY of an empty query")) };
        let names: Vec<String> = outcome.columns.iter().flatten().map(|column| column.name.clone()).collect();
        let mut text = if format.header { format.line(names.iter().cloned().map(Some)) } else { String::new() };
        for row in 0..outcome.rows.len() {
            text += &format.line((0..names.len()).map(|column| outcome.text(row, column)));
        }
        Ok(CopyStep::Out { text, tag: format!("COPY {}", outcome.rows.len()) })
    }
}

impl CopyIn {
    /// The table, qualified and quoted.
    pub(super) fn name(&self) -> String {
        format!("{}.{}", datum::quote_identifier(&self.schema), datum::quote_identifier(&self.table))
    }
}

fn refused(what: &str) -> Diagnostic {
    Diagnostic::error("0A000", format!("{what} is not supported by Retort"))
}
