//! Reserved words where a name is wanted: the parser takes more words for names than PostgreSQL does.

use super::{Text, syntax_error};
use diagnostics::{Diagnostic, Span};
use sqlparser::ast::{self, AlterTableOperation, Ident, ObjectName, Statement, TableObject, Visit, Visitor};
use std::ops::ControlFlow;

/// Reserved words that are values, in order.
const VALUES: &[&str] = &[
    "current_catalog",
    "current_date",
    "current_role",
    "current_time",
    "current_timestamp",
    "current_user",
    "localtime",
    "localtimestamp",
    "session_user",
    "user",
];

/// Words that begin a clause after an empty select list.
const CLAUSES: &[&str] = &[
    "except",
    "fetch",
    "for",
    "from",
    "group",
    "having",
    "intersect",
    "into",
    "limit",
    "offset",
    "order",
    "union",
    "where",
    "window",
];

/// The syntax error at the first reserved word that stands where a name must.
pub(super) fn fault(text: &Text, statement: &Statement) -> Option<Diagnostic> {
    let in_scope = matches!(
        statement,
        Statement::Query(_)
            | Statement::Insert(_)
            | Statement::Update(_)
            | Statement::Delete(_)
            | Statement::CreateTable(_)
            | Statement::CreateView(_)
            | Statement::CreateIndex(_)
            | Statement::AlterTable(_)
            | Statement::Drop { .. }
            | Statement::Truncate(_)
    );
    if !in_scope {
        return None;
    }
    let mut search = Search { text, first: None, constructors: Vec::new() };
    for ident in named(statement) {
        search.see(ident, |word| is_reserved(word) || contains(VALUES, word));
    }
    let ControlFlow::Continue(()) = statement.visit(&mut search);
    search.first.map(|span| words(text, span))
}

struct Search<'a> {
    text: &'a Text,
    first: Option<Span>,
    /// Where `ARRAY(SELECT …)` stands, which the parser takes for a call.
    constructors: Vec<Span>,
}

impl Search<'_> {
    fn see(&mut self, ident: &Ident, is_wrong: impl Fn(&str) -> bool) {
        if ident.quote_style.is_some() || !is_wrong(&ident.value) {
            return;
        }
        let Some(span) = self.text.span(ident.span) else { return };
        let is_label = self.text.word_before(span.start).is_some_and(|(_, before)| {
            matches!(self.text.as_str()[before.start..before.end].to_ascii_lowercase().as_str(), "as" | ".")
        });
        if !is_label && !self.constructors.contains(&span) && self.first.is_none_or(|first| span.start < first.start) {
            self.first = Some(span);
        }
    }
}

impl Visitor for Search<'_> {
    type Break = std::convert::Infallible;

    fn pre_visit_ident(&mut self, ident: &Ident) -> ControlFlow<Self::Break> {
        self.see(ident, is_reserved);
        ControlFlow::Continue(())
    }

    /// `user.email`: no value has fields.
    fn pre_visit_expr(&mut self, expr: &ast::Expr) -> ControlFlow<Self::Break> {
        if let ast::Expr::Function(call) = expr
            && let ([ast::ObjectNamePart::Identifier(word)], ast::FunctionArguments::Subquery(_)) =
                (call.name.0.as_slice(), &call.args)
            && word.value.eq_ignore_ascii_case("array")
        {
            self.constructors.extend(self.text.span(word.span));
        }
        if let ast::Expr::CompoundFieldAccess { root, .. } = expr
            && let ast::Expr::Function(call) = &**root
            && let ([ast::ObjectNamePart::Identifier(word)], ast::FunctionArguments::None) =
                (call.name.0.as_slice(), &call.args)
            && word.quote_style.is_none()
            && contains(VALUES, &word.value)
            && let Some(at) = self.text.span(word.span)
            && let Some((_, dot)) = self.text.words().find(|(_, span)| span.start >= at.end)
            && self.first.is_none_or(|first| dot.start < first.start)
        {
            self.first = Some(dot);
        }
        ControlFlow::Continue(())
    }
}

/// Whether PostgreSQL takes a word neither as a name nor as a function or value; `DEFAULT` is left to the analysis.
fn is_reserved(word: &str) -> bool {
    let word = word.to_ascii_lowercase();
    let is_reserved = datum::keyword_kind(&word) == Some(datum::KeywordKind::Reserved);
    is_reserved && word != "default" && !contains(VALUES, &word)
}

fn contains(list: &[&str], word: &str) -> bool {
    list.binary_search(&word.to_ascii_lowercase().as_str()).is_ok()
}

/// Whether a word begins a clause of a query.
pub(super) fn begins_clause(word: &str) -> bool {
    contains(CLAUSES, word)
}

/// The names that a statement gives or changes, where not even a word that is a value may stand.
fn named(statement: &Statement) -> Vec<&Ident> {
    fn parts(name: &ObjectName) -> impl Iterator<Item = &Ident> {
        name.0.iter().filter_map(|part| part.as_ident())
    }
    match statement {
        Statement::Insert(insert) => {
            let mut found: Vec<&Ident> = insert.columns.iter().flat_map(parts).collect();
            if let TableObject::TableName(name) = &insert.table {
                found.extend(parts(name));
            }
            found
        }
        Statement::Update(update) => match &update.table.relation {
            ast::TableFactor::Table { name, .. } => parts(name).collect(),
            _ => Vec::new(),
        },
        Statement::Delete(delete) => {
            let (ast::FromTable::WithFromKeyword(tables) | ast::FromTable::WithoutKeyword(tables)) = &delete.from;
            match tables.first().map(|table| &table.relation) {
                Some(ast::TableFactor::Table { name, .. }) => parts(name).collect(),
                _ => Vec::new(),
            }
        }
        Statement::CreateTable(create) => {
            let columns = create.columns.iter();
            let options = columns.clone().flat_map(|column| &column.options);
            let referenced = options.filter_map(|option| match &option.option {
                ast::ColumnOption::ForeignKey(key) => Some(&key.foreign_table),
                _ => None,
            });
            let names = std::iter::once(&create.name).chain(referenced).flat_map(parts);
            names.chain(columns.map(|column| &column.name)).collect()
        }
        Statement::AlterTable(alter) => {
            let mut found: Vec<&Ident> = parts(&alter.name).collect();
            for operation in &alter.operations {
                match operation {
                    AlterTableOperation::AddColumn { column_def, .. } => found.push(&column_def.name),
                    AlterTableOperation::DropColumn { column_names, .. } => found.extend(column_names),
                    AlterTableOperation::RenameColumn { old_column_name, new_column_name } => {
                        found.extend([old_column_name, new_column_name]);
                    }
                    AlterTableOperation::AlterColumn { column_name, .. } => found.push(column_name),
                    _ => {}
                }
            }
            found
        }
        Statement::Drop { names, .. } => names.iter().flat_map(parts).collect(),
        Statement::CreateIndex(create) => parts(&create.table_name).collect(),
        Statement::CreateView(create) => parts(&create.name).collect(),
        _ => Vec::new(),
    }
}

/// Where the word begins a clause after `SELECT`, PostgreSQL stumbles over what follows.
fn words(text: &Text, span: Span) -> Diagnostic {
    let source = text.as_str();
    let after_select = text
        .word_before(span.start)
        .is_some_and(|(_, before)| source[before.start..before.end].eq_ignore_ascii_case("select"));
    let at = if after_select && contains(CLAUSES, &source[span.start..span.end]) {
        text.words().map(|(_, next)| next.start).find(|start| *start >= span.end).unwrap_or(source.len())
    } else {
        span.start
    };
    syntax_error::at(text, at)
}
