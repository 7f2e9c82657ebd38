//! What analysis is given.

use crate::parse::Text;
use catalog::{Catalog, TypeName};
use diagnostics::Span;
use sqlparser::tokenizer;

/// What the session has set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// `search_path`; `pg_catalog` comes first even when it is not named.
    pub search_path: Vec<String>,
    /// The name of the database.
    pub database: String,
    /// The name of the user.
    pub user: String,
}

impl Default for Settings {
    fn default() -> Self {
        Self { search_path: vec!["public".into()], database: "postgres".into(), user: "postgres".into() }
    }
}

/// What a parameter `$1` is given as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parameter {
    /// Its type; without one it is inferred as that of a quoted literal is.
    pub type_name: Option<TypeName>,
    /// Its text, or nothing for NULL.
    pub value: Option<String>,
}

/// Everything that analysis may look at.
#[derive(Debug, Clone, Copy)]
pub struct Context<'a> {
    /// The catalog, and the clock and randomness that reading literals may need.
    pub values: datum::Context<'a>,
    /// Search path and names.
    pub settings: &'a Settings,
    /// The text that the tree was parsed from; without it errors have no place.
    pub text: Option<&'a Text>,
    /// Values of `$1`, `$2`, ….
    pub parameters: &'a [Parameter],
}

impl<'a> Context<'a> {
    /// Makes a context without text and parameters.
    pub fn new(values: datum::Context<'a>, settings: &'a Settings) -> Self {
        Self { values, settings, text: None, parameters: &[] }
    }

    /// Gives the text that is analysed.
    #[must_use]
    pub fn with_text(mut self, text: &'a Text) -> Self {
        self.text = Some(text);
        self
    }

    /// Gives the parameters.
    #[must_use]
    pub fn with_parameters(mut self, parameters: &'a [Parameter]) -> Self {
        self.parameters = parameters;
        self
    }

    /// The catalog.
    pub fn catalog(&self) -> &'a Catalog {
        self.values.catalog
    }

    pub(crate) fn span(&self, span: tokenizer::Span) -> Option<Span> {
        self.text.and_then(|text| text.span(span))
    }
}
