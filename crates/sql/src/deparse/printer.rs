//! The text under way, with PostgreSQL's indentation.

use crate::Context;
use crate::typed::{Query, SourceId};
use catalog::TypeName;

/// Columns of indentation of a clause, of a column list, and the most there may be.
pub(super) const CLAUSE: isize = 8;
pub(super) const LIST: isize = 4;
const LIMIT: isize = 40;

/// Text under way.
pub(super) struct Printer<'a> {
    pub(super) context: &'a Context<'a>,
    /// Whether columns carry the name of their source.
    pub(super) qualified: bool,
    /// Whether every operator stands in parentheses, as where nobody asked for the pretty form.
    pub(super) full: bool,
    /// The names of the sources in scope.
    pub(super) sources: Vec<(SourceId, String)>,
    /// The names of the entries of WITH.
    pub(super) common: Vec<(SourceId, String)>,
    /// The names that the whole has given its columns.
    pub(super) names: Vec<String>,
    /// Whether a column that has no name may be shown without one.
    pub(super) unnamed: bool,
    text: String,
    indent: isize,
}

impl<'a> Printer<'a> {
    pub(super) fn new(context: &'a Context<'a>, qualified: bool) -> Self {
        let (sources, common, names, text) = (Vec::new(), Vec::new(), Vec::new(), String::new());
        Self { context, qualified, full: false, sources, common, names, unnamed: false, text, indent: 0 }
    }

    pub(super) fn finish(self) -> String {
        self.text
    }

    pub(super) fn push(&mut self, text: &str) {
        self.text.push_str(text);
    }

    pub(super) fn identifier(&mut self, name: &str) {
        self.text.push_str(&super::quote_identifier(name));
    }

    pub(super) fn type_name(&mut self, of: &TypeName) {
        let text = crate::format_type(self.context, of);
        self.text.push_str(&text);
    }

    /// Starts a new line (`appendContextKeyword`): the indentation changes by `before`, then `plus` is added for this line.
    pub(super) fn line(&mut self, text: &str, before: isize, after: isize, plus: isize) {
        self.indent += before;
        self.text.truncate(self.text.trim_end_matches(' ').len());
        self.text.push('\n');
        let level = self.indent.max(0);
        let level = if level < LIMIT { level } else { LIMIT + (level - LIMIT) / 2 % (LIMIT / 4) };
        self.text.extend(std::iter::repeat_n(' ', usize::try_from(level + plus).unwrap_or(0)));
        self.text.push_str(text);
        self.indent = (self.indent + after).max(0);
    }

    /// Prints something on a line of its own, unless it begins with one.
    pub(super) fn on_a_line(&mut self, print: impl FnOnce(&mut Self)) {
        let before = self.text.len();
        self.line("", -CLAUSE, CLAUSE, LIST);
        print(self);
        if self.text[before..].starts_with("\n\n") {
            self.text.remove(before);
        }
    }

    pub(super) fn indent(&mut self, by: isize) {
        self.indent += by;
    }

    /// Calls `each` for every item, with `, ` between.
    pub(super) fn list<T>(&mut self, items: &[T], mut each: impl FnMut(&mut Self, &T)) {
        for (index, item) in items.iter().enumerate() {
            if index > 0 {
                self.push(", ");
            }
            each(self, item);
        }
    }

    /// A subquery in parentheses, in a scope and an indentation of its own.
    pub(super) fn subquery(&mut self, query: &Query) {
        let qualified = std::mem::replace(&mut self.qualified, true);
        self.push("(");
        self.inner(query, true);
        self.push(")");
        self.qualified = qualified;
    }

    /// A query inside another one.
    pub(super) fn inner(&mut self, query: &Query, unnamed: bool) {
        let depth = self.sources.len();
        let names = std::mem::take(&mut self.names);
        let unnamed = std::mem::replace(&mut self.unnamed, unnamed);
        self.query(query);
        (self.names, self.unnamed) = (names, unnamed);
        self.sources.truncate(depth);
    }
}
