//! A line into words, as a shell does it: quotes and backslashes, nothing else.

/// A line that ends inside quotes.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("the quote {quote} is never closed")]
pub(super) struct Unclosed {
    /// `'` or `"`
    pub(super) quote: char,
}

/// Splits a line.
pub(super) fn split(line: &str) -> Result<Vec<String>, Unclosed> {
    let mut words = Vec::new();
    let mut word: Option<String> = None;
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        match character {
            '\'' | '"' => quoted(character, &mut characters, word.get_or_insert_default())?,
            '\\' => word.get_or_insert_default().extend(characters.next()),
            space if space.is_whitespace() => words.extend(word.take()),
            other => word.get_or_insert_default().push(other),
        }
    }
    words.extend(word);
    Ok(words)
}

/// What stands up to the closing quote; inside double quotes a backslash protects `"` and `\`.
fn quoted(quote: char, characters: &mut std::str::Chars<'_>, word: &mut String) -> Result<(), Unclosed> {
    while let Some(character) = characters.next() {
        if character == quote {
            return Ok(());
        }
        if character == '\\' && quote == '"' {
            match characters.next() {
                Some(escaped @ ('"' | '\\' | '$' | '`')) => word.push(escaped),
                Some(other) => word.extend(['\\', other]),
                None => break,
            }
        } else {
            word.push(character);
        }
    }
    Err(Unclosed { quote })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(line: &str, expected: &Expect) {
        expected.assert_eq(&format!("{:?}", split(line)));
    }

    #[test]
    fn quotes_hold_words_together() {
        check(
            r#"alembic revision -m "Add a 'name'""#,
            &expect![[r#"Ok(["alembic", "revision", "-m", "Add a 'name'"])"#]],
        );
        check(r"psql -c '\d users'", &expect![[r#"Ok(["psql", "-c", "\\d users"])"#]]);
        check(r#"psql -c "\d users""#, &expect![[r#"Ok(["psql", "-c", "\\d users"])"#]]);
        check(r#"a"" b"#, &expect![[r#"Ok(["a", "b"])"#]]);
        check("a '' b", &expect![[r#"Ok(["a", "", "b"])"#]]);
    }

    #[test]
    fn an_open_quote_is_an_error() {
        check("a 'b", &expect![[r"Err(Unclosed { quote: '\'' })"]]);
    }
}
