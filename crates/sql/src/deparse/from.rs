//! FROM lists (`get_from_clause`).

use super::printer::{CLAUSE, LIST, Printer};
use crate::typed::{From, JoinKind, Source, TableFunction};
use catalog::Relation;

/// The bytes of the longest name.
const LONGEST_NAME: usize = 63;

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
                | From::Row(source, _) => {
                    let name = self.unique(&source.name);
                    self.sources.push((source.id, name));
                }
            }
        }
    }

    /// A name that no entry has, here or around (`set_rtable_names`).
    fn unique(&self, name: &str) -> String {
        let is_taken = |name: &str| self.sources.iter().any(|(_, taken)| taken == name);
        if !is_taken(name) {
            return name.to_owned();
        }
        let numbered = |number: usize| {
            let end = format!("_{number}");
            let kept = name.floor_char_boundary(LONGEST_NAME - end.len());
            format!("{}{end}", &name[..kept])
        };
        (1..=self.sources.len() + 1).map(numbered).find(|name| !is_taken(name)).unwrap_or_default()
    }

    /// The name that an entry got.
    fn name_of(&self, source: &Source) -> String {
        let found = self.sources.iter().rev().find(|(id, _)| *id == source.id);
        found.map_or_else(|| source.name.clone(), |(_, name)| name.clone())
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
                self.push(if source.lateral { "LATERAL (" } else { "(" });
                self.inner(query, false);
                self.push(") ");
                self.identifier(&self.name_of(source));
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
                self.identifier(&self.name_of(source));
            }
            From::Join { kind, left, right, condition, using } => {
                self.push(if self.full { "(" } else { "" });
                self.source_entry(left);
                let word = match kind {
                    JoinKind::Cross => "CROSS JOIN ",
                    JoinKind::Inner => "JOIN ",
                    JoinKind::Left => "LEFT JOIN ",
                    JoinKind::Right => "RIGHT JOIN ",
                    JoinKind::Full => "FULL JOIN ",
                };
                self.line(word, -CLAUSE, CLAUSE, 5);
                let nested = matches!(**right, From::Join { .. }) && !self.full;
                self.push(if nested { "(" } else { "" });
                self.source_entry(right);
                self.push(if nested { ")" } else { "" });
                if !using.is_empty() {
                    self.push(" USING (");
                    self.list(using, |printer, name| printer.identifier(name));
                    self.push(")");
                } else if let Some(condition) = condition {
                    self.push(if self.full { " ON (" } else { " ON " });
                    self.expr(condition, false);
                    self.push(if self.full { ")" } else { "" });
                }
                self.push(if self.full { ")" } else { "" });
            }
        }
    }

    fn table(&mut self, source: &Source, relation: &Relation) {
        let visible = self.context.settings.search_path.contains(&relation.name.schema)
            || matches!(relation.name.schema.as_str(), "pg_catalog" | catalog::TEMPORARY);
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
        self.identifier(&self.name_of(source));
        self.push("(");
        self.list(&source.columns, |printer, column| printer.identifier(&column.name));
        self.push(")");
    }

    fn alias(&mut self, source: &Source, own: &str) {
        let name = self.name_of(source);
        if source.aliased || name != own {
            self.push(" ");
            self.identifier(&name);
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
        self.common.iter().rev().find(|(known, _)| *known == id).map(|(_, name)| name.clone())
    }
}
