//! Types: what Python says of one, and when two are equal to Alembic.

use crate::ddl::{Rendered, type_text};
use crate::schema::TypeSpec;
use serde::{Deserialize, Serialize};

/// A type as Python shows it.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Kind {
    /// What PostgreSQL makes of it; absent for an unknown type.
    pub(crate) spec: Option<TypeSpec>,
    /// `repr` of the Python object.
    pub(crate) repr: String,
    /// The module of its class.
    pub(crate) module: String,
    /// The type inside it.
    pub(crate) inner: Option<Box<Inner>>,
    /// Other types for some dialects, by their names.
    pub(crate) variants: Vec<(String, Kind)>,
}

/// The type inside a type.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub(crate) struct Inner {
    /// What stands before its `repr` in that of the outer type: `(`, `astext_type=`.
    pub(crate) lead: String,
    /// The type.
    pub(crate) kind: Kind,
}

/// Types that are one to Alembic: `PostgresqlImpl.type_synonyms`.
const SYNONYMS: [[&str; 2]; 2] = [["numeric", "decimal"], ["float", "double precision"]];

/// The text of a type, taken apart; Alembic: `_tokenize_column_type`.
#[derive(Debug, Default)]
struct Tokens {
    first: String,
    rest: Vec<String>,
    arguments: Vec<String>,
}

impl Kind {
    /// Whether nothing is known of the type.
    pub(crate) fn is_null(&self) -> bool {
        self.spec.is_none()
    }

    /// Whether the types of two columns differ; Alembic: `DefaultImpl.compare_type`.
    ///
    /// # Errors
    /// PostgreSQL has no word for one of them.
    pub(crate) fn differs_from(&self, other: &Self) -> Rendered<bool> {
        let (here, there) = (self.tokens()?, other.tokens()?);
        Ok(!same_type(&here, &there) || !same_arguments(&here, &there))
    }

    fn tokens(&self) -> Rendered<Tokens> {
        let null = TypeSpec::plain("NullType");
        Ok(tokenize(&type_text(self.spec.as_ref().unwrap_or(&null))?.to_lowercase()))
    }
}

fn tokenize(text: &str) -> Tokens {
    let word = |c: char| c.is_alphanumeric() || c == '_' || c == '-';
    let (mut words, mut arguments) = (Vec::new(), Vec::new());
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        if word(c) {
            let end = rest.find(|c| !word(c)).unwrap_or(rest.len());
            words.push(rest[..end].to_owned());
            rest = &rest[end..];
        } else if let Some(end) = rest[c.len_utf8()..].find(')').filter(|end| c == '(' && *end > 0) {
            let inside = rest[1..=end].split([',', '(', ')']).filter(|part| !part.is_empty());
            arguments = inside.filter(|part| !part.contains('=')).map(|part| part.trim().to_owned()).collect();
            rest = &rest[end + 2..];
        } else {
            rest = &rest[c.len_utf8()..];
        }
    }
    let mut words = words.into_iter();
    Tokens { first: words.next().unwrap_or_default(), rest: words.collect(), arguments }
}

fn same_type(here: &Tokens, there: &Tokens) -> bool {
    let all = |tokens: &Tokens| {
        std::iter::once(&tokens.first).chain(&tokens.rest).map(String::as_str).collect::<Vec<_>>().join(" ")
    };
    let (all_here, all_there) = (all(here), all(there));
    here.first == there.first
        || SYNONYMS.iter().any(|batch| {
            let within = |text: &str| batch.contains(&text);
            (within(&all_here) && within(&all_there)) || (within(&here.first) && within(&there.first))
        })
}

/// Only what both say is compared.
fn same_arguments(here: &Tokens, there: &Tokens) -> bool {
    let differ = |a: &[String], b: &[String]| a.len() == b.len() && a != b;
    !differ(&here.rest, &there.rest) && !differ(&here.arguments, &there.arguments)
}

#[cfg(test)]
mod tests {
    use super::{same_arguments, same_type, tokenize};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(here: &str, there: &str, expected: Expect) {
        let (a, b) = (tokenize(here), tokenize(there));
        let word = if same_type(&a, &b) && same_arguments(&a, &b) { "same" } else { "different" };
        expected.assert_eq(word);
    }

    #[test]
    fn lengths_are_compared_where_both_have_one() {
        check("varchar(50)", "varchar(80)", expect!["different"]);
        check("varchar(50)", "varchar", expect!["same"]);
    }

    #[test]
    fn synonyms() {
        check("decimal(10, 2)", "numeric(10, 2)", expect!["same"]);
        check("double precision", "float", expect!["same"]);
        check("float", "double precision", expect!["same"]);
        check("double precision", "real", expect!["different"]);
    }

    #[test]
    fn zones_and_fields() {
        check("timestamp without time zone", "timestamp with time zone", expect!["different"]);
        check("timestamp(3) without time zone", "timestamp(6) without time zone", expect!["different"]);
    }
}
