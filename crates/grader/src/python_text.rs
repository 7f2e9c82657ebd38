//! Where a function stands in a Python file, and its docstring.

/// A function at the top level of a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Function {
    /// 1-based line of its `def`.
    pub(crate) line: usize,
    /// Its docstring, if the body starts with a string literal.
    pub(crate) docstring: Option<String>,
}

/// Finds `def NAME` at the beginning of a line.
pub(crate) fn function(text: &str, name: &str) -> Option<Function> {
    let mut offset = 0;
    for (number, line) in text.split_inclusive('\n').enumerate() {
        let is_it = line
            .strip_prefix("def ")
            .and_then(|rest| rest.trim_start().strip_prefix(name))
            .is_some_and(|rest| rest.trim_start().starts_with('('));
        if is_it {
            let docstring = body(&text[offset..]).and_then(docstring);
            return Some(Function { line: number + 1, docstring });
        }
        offset += line.len();
    }
    None
}

/// What follows the colon that ends the signature.
fn body(definition: &str) -> Option<&str> {
    let mut depth = 0_usize;
    for (at, character) in definition.char_indices() {
        match character {
            '(' | '[' | '{' => depth += 1,
            ')' | ']' | '}' => depth = depth.saturating_sub(1),
            ':' if depth == 0 => return Some(&definition[at + 1..]),
            _ => {}
        }
    }
    None
}

fn docstring(body: &str) -> Option<String> {
    let mut rest = body.trim_start();
    while rest.starts_with('#') {
        rest = rest.split_once('\n').map_or("", |(_, after)| after).trim_start();
    }
    let rest = rest.trim_start_matches(['r', 'R', 'u', 'U']);
    ["\"\"\"", "'''", "\"", "'"].into_iter().find_map(|quote| {
        let inside = rest.strip_prefix(quote)?;
        let end = inside.find(quote)?;
        Some(inside[..end].split_whitespace().collect::<Vec<_>>().join(" "))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: &Expect) {
        expected.assert_eq(&format!("{:?}", function(text, "downgrade")));
    }

    #[test]
    fn finds_a_docstring() {
        check(
            "def upgrade():\n    pass\n\ndef downgrade(x: dict[str, int] = {}) -> None:\n    # why\n    r\"\"\"Nothing\n    to do.\"\"\"\n",
            &expect![[r#"Some(Function { line: 4, docstring: Some("Nothing to do.") })"#]],
        );
    }

    #[test]
    fn a_body_without_one() {
        check("def downgrade():\n    pass\n", &expect!["Some(Function { line: 1, docstring: None })"]);
    }

    #[test]
    fn no_function() {
        check("def downgrades():\n    pass\n", &expect!["None"]);
    }
}
