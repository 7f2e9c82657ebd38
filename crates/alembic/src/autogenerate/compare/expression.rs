//! Expressions without what PostgreSQL adds to them: casts, parentheses, the usual order; Alembic: `_cleanup_index_expr`.

/// The element of an index, cleaned for comparison.
pub(super) fn cleaned(table: &str, text: &str) -> String {
    let mut text = text.to_lowercase().replace(['"', '\''], "");
    text = text.replace(&format!("{}.", table.to_lowercase()), "");
    text = without_casts(&text);
    let text = without_usual_order(ungrouped(&text).to_owned());
    let mut text = ungrouped(&text).to_owned();
    while let Some(shorter) = without_cast_calls(&text) {
        text = shorter;
    }
    text.replace(' ', "")
}

/// The expression of a computed column, cleaned for comparison; Alembic: `_normalize_computed_default`.
pub(super) fn normalized(text: &str) -> String {
    let noise = |c: char| matches!(c, ' ' | '(' | ')' | '\'' | '"' | '`' | '[' | ']' | '\t' | '\r' | '\n');
    without_casts(text).chars().filter(|c| !noise(*c)).collect::<String>().to_lowercase()
}

fn ungrouped(mut text: &str) -> &str {
    while let Some(inner) = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')) {
        text = inner;
    }
    text
}

fn without_usual_order(text: String) -> String {
    if let Some(rest) = text.strip_suffix(" asc nulls last") {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" nulls last").filter(|rest| !rest.ends_with(" desc")) {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" asc") {
        return rest.to_owned();
    }
    if let Some(rest) = text.strip_suffix(" asc nulls first") {
        return format!("{rest} nulls first");
    }
    match text.strip_suffix(" desc nulls first") {
        Some(rest) => format!("{rest} desc"),
        None => text,
    }
}

/// Takes out every `::type`.
fn without_casts(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some(at) = rest.find("::") {
        let after = &rest[at + 2..];
        let name = after.trim_start();
        match type_name(name) {
            Some(length) => {
                out += &rest[..at];
                rest = &name[length..];
            }
            None => {
                out += &rest[..=at];
                rest = &rest[at + 1..];
            }
        }
    }
    out + rest
}

/// Takes out the `cast(… as type)`s of one level; `None` if there is none.
fn without_cast_calls(text: &str) -> Option<String> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    let mut from = 0;
    while let Some(found) = text[from..].find("cast") {
        let at = from + found;
        from = at + 4;
        if text[..at].chars().next_back().is_some_and(word) {
            continue;
        }
        let Some(inside) = text[at + 4..].trim_start().strip_prefix('(') else { continue };
        let start = text.len() - inside.len();
        let mut search = start;
        while let Some(as_at) = text[search..].find("as").map(|found| search + found) {
            search = as_at + 2;
            let (before, after) = (&text[start..as_at], &text[as_at + 2..]);
            if !before.ends_with(char::is_whitespace) || !after.starts_with(char::is_whitespace) {
                continue;
            }
            let name = after.trim_start();
            let Some(rest) = type_name(name).and_then(|length| name[length..].trim_start().strip_prefix(')')) else {
                continue;
            };
            return Some(format!("{}{}{rest}", &text[..at], before.trim_end()));
        }
    }
    None
}

/// How long the name of a type at the beginning of a text is: `character varying(10)[]`, `s."T"`.
fn type_name(text: &str) -> Option<usize> {
    let mut end = identifier(text)?;
    if let Some(more) = text[end..].strip_prefix('.').and_then(identifier) {
        end += 1 + more;
    }
    end += words(&text[end..], &[&["varying"], &["precision"]]);
    end += modifier(&text[end..]);
    end += words(&text[end..], &[&["with", "time", "zone"], &["without", "time", "zone"]]);
    while let Some(length) = brackets(&text[end..]) {
        end += length;
    }
    Some(end)
}

fn identifier(text: &str) -> Option<usize> {
    if let Some(quoted) = text.strip_prefix('"') {
        return quoted.find('"').filter(|at| *at > 0).map(|at| at + 2);
    }
    let end = text.find(|c: char| !(c.is_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then_some(end)
}

/// The length of one of several sequences of words, with the blanks in front of each word.
fn words(text: &str, choices: &[&[&str]]) -> usize {
    'choices: for choice in choices {
        let mut rest = text;
        for word in *choice {
            let trimmed = rest.trim_start();
            let matched = trimmed.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
            if trimmed.len() == rest.len() || !matched {
                continue 'choices;
            }
            rest = &trimmed[word.len()..];
        }
        return text.len() - rest.len();
    }
    0
}

/// The length of `(10)` or `(10, 2)`.
fn modifier(text: &str) -> usize {
    let Some(inside) = text.trim_start().strip_prefix('(') else { return 0 };
    let Some(end) = inside.find(')') else { return 0 };
    let number = |part: &str| !part.trim().is_empty() && part.trim().chars().all(|c| c.is_ascii_digit());
    let parts: Vec<&str> = inside[..end].split(',').collect();
    if parts.len() <= 2 && parts.iter().all(|part| number(part)) { text.len() - inside.len() + end + 1 } else { 0 }
}

/// The length of `[]` or `[3]`.
fn brackets(text: &str) -> Option<usize> {
    let inside = text.trim_start().strip_prefix('[')?;
    let end = inside.find(']')?;
    inside[..end].trim().chars().all(|c| c.is_ascii_digit()).then_some(text.len() - inside.len() + end + 1)
}

#[cfg(test)]
mod tests {
    use super::{cleaned, normalized};
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(text: &str, expected: Expect) {
        expected.assert_eq(&cleaned("users", text));
    }

    #[test]
    fn casts_and_parentheses() {
        check("lower((name)::text)", expect!["lower((name))"]);
        check("lower(name::character varying(10)) DESC", expect!["lower(name)desc"]);
        check("CAST(users.\"Name\" AS TEXT)", expect!["name"]);
    }

    #[test]
    fn the_usual_order_is_left_out() {
        check("name ASC NULLS LAST", expect!["name"]);
        check("name DESC NULLS FIRST", expect!["namedesc"]);
        check("name ASC NULLS FIRST", expect!["namenullsfirst"]);
        check("name DESC NULLS LAST", expect!["namedescnullslast"]);
    }

    #[test]
    fn computed() {
        expect!["a||x"].assert_eq(&normalized("((a)::text || 'x'::text)"));
    }
}
