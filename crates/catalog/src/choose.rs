//! The names that PostgreSQL makes up.

use crate::Catalog;

/// `NAMEDATALEN - 1`: how many bytes an identifier may have.
const LIMIT: usize = 63;

/// Joins two names and a label with underscores, shortening the longer name until all fit in 63 bytes.
///
/// PostgreSQL: `makeObjectName`.
pub fn make_object_name(first: &str, second: Option<&str>, label: &str) -> String {
    let overhead = usize::from(second.is_some()) + if label.is_empty() { 0 } else { label.len() + 1 };
    let room = LIMIT.saturating_sub(overhead);
    let (mut left, mut right) = (first.len(), second.map_or(0, str::len));
    while left + right > room {
        if left > right {
            left -= 1;
        } else {
            right -= 1;
        }
    }
    let mut name = clip(first, left).to_owned();
    if let Some(second) = second {
        name.push('_');
        name.push_str(clip(second, right));
    }
    if !label.is_empty() {
        name.push('_');
        name.push_str(label);
    }
    name
}

fn clip(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn first_free(first: &str, second: Option<&str>, label: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let mut name = make_object_name(first, second, label);
    let mut pass = 0;
    while is_taken(&name) {
        pass += 1;
        name = make_object_name(first, second, &format!("{label}{pass}"));
    }
    name
}

impl Catalog {
    /// A free name for an index or sequence. PostgreSQL: `ChooseRelationName`.
    pub fn choose_relation_name(&self, schema: &str, first: &str, second: Option<&str>, label: &str) -> String {
        first_free(first, second, label, |name| self.relation_name_taken(schema, name))
    }

    /// A free name for an index that stands under a constraint. PostgreSQL: `ChooseRelationName` with `isconstraint`.
    pub fn choose_key_name(&self, schema: &str, first: &str, second: Option<&str>, label: &str) -> String {
        let is_taken = |name: &str| self.relation_name_taken(schema, name) || self.constraint_name_taken(schema, name);
        first_free(first, second, label, is_taken)
    }

    /// A free name for a check or foreign key; `others` are taken too. PostgreSQL: `ChooseConstraintName`.
    pub fn choose_constraint_name(
        &self,
        schema: &str,
        first: &str,
        second: Option<&str>,
        label: &str,
        others: &[String],
    ) -> String {
        let is_taken =
            |name: &str| others.iter().any(|other| other == name) || self.constraint_name_taken(schema, name);
        first_free(first, second, label, is_taken)
    }
}

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, reason = "an expectation is used up")]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(first: &str, second: Option<&str>, label: &str, expected: Expect) {
        expected.assert_eq(&make_object_name(first, second, label));
    }

    #[test]
    fn short_names_are_joined() {
        check("users", Some("email"), "key", expect!["users_email_key"]);
        check("users", None, "pkey", expect!["users_pkey"]);
        check("users", Some("email"), "", expect!["users_email"]);
    }

    #[test]
    fn the_longer_name_is_shortened_first() {
        check(
            "a_table_with_a_really_very_long_name_that_nobody_would_like",
            Some("short"),
            "fkey",
            expect!["a_table_with_a_really_very_long_name_that_nobody_wou_short_fkey"],
        );
    }

    #[test]
    fn characters_are_not_cut_in_two() {
        check(&"é".repeat(40), None, "pkey", expect!["ééééééééééééééééééééééééééééé_pkey"]);
    }
}
