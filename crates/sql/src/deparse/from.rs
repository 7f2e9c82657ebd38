//! FROM lists (`get_from_clause`).

use super::printer::{CLAUSE, LIST, Printer};
use crate::typed::{From, JoinKind, Source, TableFunction};
use catalog::Relation;

impl Printer<'_> {
    /// Makes the names of the entries known, before anything is shown that uses them.
    pub(super) fn enter(&mut self, entries: &[From]) {
        for entry in entries {
            match entry {
                From::Join { left, right, .. } => {
                    self.enter(std::slice::from_ref(left));
                    self.enter(std::slice::from_ref(right));
                }
                From::Table(source, _)
                | From::View(source, ..)
                | From::Subquery(source, _)
                | From::Common(source, _)
                | From::Function(source, _)
                | From::Row(source, _) => self.sources.push((source.id, source.name.clone())),
            }
        }
    }

    pub(super) fn sources_list(&mut self, entries: &[From]) {
        for (index, entry) in entries.iter().enumerate() {
            if index == 0 {
                self.line(" FROM ", -CLAUSE, CLAUSE, 2);
            } else {
                self.push(",");
                self.line("", -CLAUSE, CLAUSE, LIST);
            }
            self.source_entry(entry);
        }
    }

    fn source_entry(&mut self, entry: &From) {
        match entry {
            From::Table(source, relation) | From::View(source, relation, _) => self.table(source, relation),
            From::Subquery(source, query) => {
                self.push(if source.lateral { "LATERAL " } else { "" });
                self.subquery(query);
                self.push(" ");
                self.identifier(&source.name);
                self.column_aliases(source, query.columns.iter().map(|column| column.name.as_str()));
            }
            From::Common(source, id) => {
                let own = self.common_name(*id).unwrap_or_else(|| source.name.clone());
                self.identifier(&own);
                self.alias(source, &own);
            }
            From::Function(source, function) => self.table_function(source, function),
            From::Row(source, expr) => {
                self.expr(expr, true);
                self.push(" ");
                self.identifier(&source.name);
            }
            From::Join { kind, left, right, condition, using } => {
                self.source_entry(left);
                let word = match kind {
                    JoinKind::Cross => "CROSS JOIN ",
                    JoinKind::Inner => "JOIN ",
                    JoinKind::Left => "LEFT JOIN ",
                    JoinKind::Right => "RIGHT JOIN ",
                    JoinKind::Full => "FULL JOIN ",
                };
                self.line(word, -CLAUSE, CLAUSE, 5);
                let nested = matches!(**right, From::Join { .. });
                self.push(if nested { "(" } else { "" });
                self.source_entry(right);
                self.push(if nested { ")" } else { "" });
                if !using.is_empty() {
                    self.push(" USING (");
                    self.list(using, |printer, name| printer.identifier(name));
                    self.push(")");
                } else if let Some(condition) = condition {
                    self.push(" ON ");
                    self.expr(condition, false);
                }
            }
        }
    }

    fn table(&mut self, source: &Source, relation: &Relation) {
        let visible =
            self.context.settings.search_path.contains(&relation.name.schema) || relation.name.schema == "pg_catalog";
        if !visible {
            self.identifier(&relation.name.schema);
            self.push(".");
        }
        self.identifier(&relation.name.name);
        self.alias(source, &relation.name.name);
        self.column_aliases(source, relation.columns.iter().map(|column| column.name.as_str()));
    }

    fn table_function(&mut self, source: &Source, function: &TableFunction) {
        self.call(function.function.name, &function.arguments);
        if function.ordinality {
            self.push(" WITH ORDINALITY");
        }
        self.push(" ");
        self.identifier(&source.name);
        self.push("(");
        self.list(&source.columns, |printer, column| printer.identifier(&column.name));
        self.push(")");
    }

    fn alias(&mut self, source: &Source, own: &str) {
        if source.aliased || source.name != own {
            self.push(" ");
            self.identifier(&source.name);
        }
    }

    fn column_aliases<'n>(&mut self, source: &Source, own: impl Iterator<Item = &'n str>) {
        let renamed = source.columns.iter().zip(own).any(|(column, own)| column.name != own);
        if renamed {
            self.push("(");
            self.list(&source.columns, |printer, column| printer.identifier(&column.name));
            self.push(")");
        }
    }

    fn common_name(&self, id: crate::typed::SourceId) -> Option<String> {
        self.sources.iter().rev().find(|(known, _)| *known == id).map(|(_, name)| name.clone())
    }
}
