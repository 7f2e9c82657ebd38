//! The rows of a COPY into their table.

use super::format::Row;
use super::{CopyIn, Session};
use crate::session::transaction::Block;
use diagnostics::Diagnostic;
use sql::Text;

/// Rows of one INSERT.
const BATCH: usize = 200;
/// What SQLite undoes when a batch fails.
const SAVEPOINT: &str = "retort_copy";

impl Session {
    /// Puts the rows that the client sent into the table, all or none; answers the command tag.
    pub(crate) fn copy_in(&mut self, copy: &CopyIn, text: &str) -> Result<String, Diagnostic> {
        let own = self.transaction.block == Block::None;
        if own {
            self.transaction.block = Block::Implicit;
        }
        let done = self.start().and_then(|()| self.load(copy, text));
        self.world.forget_statement();
        match done.and_then(|count| if own { self.commit().map(|()| count) } else { Ok(count) }) {
            Ok(count) => Ok(format!("COPY {count}")),
            Err(diagnostic) => {
                self.fail();
                Err(diagnostic)
            }
        }
    }

    fn load(&mut self, copy: &CopyIn, text: &str) -> Result<usize, Diagnostic> {
        let mut rows = copy.format.rows(text);
        if copy.format.header && !rows.is_empty() {
            rows.remove(0);
        }
        for row in &rows {
            copy.check(row)?;
        }
        for batch in rows.chunks(BATCH) {
            self.storage.run(&format!("SAVEPOINT {SAVEPOINT}"))?;
            let sequences = self.world.sequences.borrow().clone();
            if let Err(first) = self.insert_rows(copy, batch) {
                self.storage.run(&format!("ROLLBACK TO {SAVEPOINT}"))?;
                self.world.sequences.replace(sequences);
                return Err(self.find_fault(copy, batch, first));
            }
            self.storage.run(&format!("RELEASE {SAVEPOINT}"))?;
        }
        Ok(rows.len())
    }

    /// The error of the first row that fails, with its line.
    fn find_fault(&mut self, copy: &CopyIn, rows: &[Row], first: Diagnostic) -> Diagnostic {
        for row in rows {
            if let Err(diagnostic) = self.insert_rows(copy, std::slice::from_ref(row)) {
                let column = copy
                    .columns
                    .iter()
                    .zip(&row.fields)
                    .find(|(column, value)| value.as_ref().is_some_and(|value| self.refuses(copy, column, value)));
                return copy.located(diagnostic, row, column.map(|(name, value)| (name.as_str(), value.as_deref())));
            }
        }
        first
    }

    fn insert_rows(&mut self, copy: &CopyIn, rows: &[Row]) -> Result<(), Diagnostic> {
        let values: Vec<String> = rows.iter().map(|row| format!("({})", literals(&row.fields))).collect();
        let names: Vec<String> = copy.columns.iter().map(|name| datum::quote_identifier(name)).collect();
        let statement = if names.is_empty() {
            format!("INSERT INTO {} DEFAULT VALUES", copy.name())
        } else {
            let (table, names, values) = (copy.name(), names.join(", "), values.join(", "));
            format!("INSERT INTO {table} ({names}) OVERRIDING SYSTEM VALUE VALUES {values}")
        };
        self.run_text(&statement)
    }

    fn run_text(&mut self, statement: &str) -> Result<(), Diagnostic> {
        let text = Text::new(statement);
        for parsed in &sql::parse(&text)? {
            self.statement(&text, parsed, &[], &mut Vec::new())?;
        }
        Ok(())
    }

    /// Whether a column's type does not take a text.
    fn refuses(&mut self, copy: &CopyIn, column: &str, value: &str) -> bool {
        let catalog = self.world.catalog();
        let mut relations = catalog.relations.values();
        let relation = relations.find(|it| it.name.schema == copy.schema && it.name.name == copy.table);
        let Some(column) = relation.and_then(|relation| relation.column(column)) else { return false };
        let text = Text::new(literal(value));
        self.over(&catalog, |context| {
            let parsed = sql::parse_expression(&text)?;
            let context = context.with_text(&text);
            let expr = sql::analyze_expr_alone(&context, &parsed)?;
            sql::coerce_for_assignment(&context, expr, &column.type_name).map(|_| ())
        })
        .is_err()
    }
}

impl CopyIn {
    /// Whether a row has as many fields as there are columns.
    fn check(&self, row: &Row) -> Result<(), Diagnostic> {
        let error = if let Some(broken) = row.broken {
            Diagnostic::error("22P04", broken)
        } else if row.fields.len() > self.columns.len() && !(self.columns.is_empty() && row.text.is_empty()) {
            Diagnostic::error("22P04", "extra data after last expected column")
        } else if let Some(missing) = self.columns.get(row.fields.len()) {
            Diagnostic::error("22P04", format!("missing data for column \"{missing}\""))
        } else {
            return Ok(());
        };
        Err(error.with_context(format!("COPY {}, line {}: \"{}\"", self.table, row.line, row.text)))
    }

    /// An error with the line that it comes from.
    fn located(&self, diagnostic: Diagnostic, row: &Row, column: Option<(&str, Option<&str>)>) -> Diagnostic {
        let mut context = format!("COPY {}, line {}", self.table, row.line);
        match (diagnostic.code.as_str(), column) {
            ("23503", _) => return Diagnostic { labels: Vec::new(), ..diagnostic },
            ("23505", _) => {}
            ("23502" | "23514", _) => context += &format!(": \"{}\"", row.text),
            (_, Some((name, Some(value)))) => context += &format!(", column {name}: \"{value}\""),
            _ => context += &format!(": \"{}\"", row.text),
        }
        Diagnostic { labels: Vec::new(), ..diagnostic }.with_context(context)
    }
}

fn literals(fields: &[Option<String>]) -> String {
    let texts: Vec<String> =
        fields.iter().map(|field| field.as_deref().map_or_else(|| "NULL".to_owned(), literal)).collect();
    texts.join(", ")
}

fn literal(text: &str) -> String {
    format!("'{}'", text.replace('\'', "''"))
}
