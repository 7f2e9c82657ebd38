//! Texts as Python writes them: `repr` of a string, the `%` operator with a dictionary.

use std::collections::BTreeMap;

/// `repr(text)`.
pub(crate) fn python_repr(text: &str) -> String {
    let quote = if text.contains('\'') && !text.contains('"') { '"' } else { '\'' };
    let mut out = String::from(quote);
    for c in text.chars() {
        match c {
            '\n' => out += "\\n",
            '\r' => out += "\\r",
            '\t' => out += "\\t",
            '\\' => out += "\\\\",
            c if c == quote => out.extend(['\\', c]),
            c if c.is_control() && u32::from(c) < 0x100 => out += &format!("\\x{:02x}", u32::from(c)),
            c if c.is_control() => out += &format!("\\u{:04x}", u32::from(c)),
            c => out.push(c),
        }
    }
    out.push(quote);
    out
}

/// What a directive may name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Filler {
    /// A string.
    Text(String),
    /// A number.
    Number(i64),
}

/// A Python exception: class and message.
pub(crate) type Raised = (&'static str, String);

/// `template % values`.
///
/// # Errors
/// What Python raises for it.
pub(crate) fn python_percent(template: &str, values: &BTreeMap<&str, Filler>) -> Result<String, Raised> {
    let mut out = String::new();
    let mut rest = template;
    while let Some(at) = rest.find('%') {
        out += &rest[..at];
        let directive = &rest[at + 1..];
        if let Some(after) = directive.strip_prefix('%') {
            out.push('%');
            rest = after;
            continue;
        }
        if !directive.starts_with('(') {
            let class = if directive.is_empty() { "ValueError" } else { "TypeError" };
            let message =
                if directive.is_empty() { "incomplete format" } else { "not enough arguments for format string" };
            return Err((class, message.into()));
        }
        let (name, after) =
            directive[1..].split_once(')').ok_or_else(|| ("ValueError", "incomplete format key".to_owned()))?;
        let filler = values.get(name).ok_or_else(|| ("KeyError", python_repr(name)))?;
        let end = after.find(|c: char| !"#0- +.123456789".contains(c));
        let end = end.ok_or_else(|| ("ValueError", "incomplete format".to_owned()))?;
        let kind = after[end..].chars().next().unwrap_or_default();
        let index = template.len() - after.len() + end;
        out += &filled(filler, &after[..end], kind, index)?;
        rest = &after[end + kind.len_utf8()..];
    }
    Ok(out + rest)
}

fn filled(filler: &Filler, spec: &str, kind: char, index: usize) -> Result<String, Raised> {
    let flags: String = spec.chars().take_while(|c| "#0- +".contains(*c)).collect();
    let (width, precision) = spec[flags.len()..].split_once('.').unwrap_or((&spec[flags.len()..], ""));
    let number = |digits: &str| digits.parse::<usize>().unwrap_or(0).min(1000);
    let mut text = match (kind, filler) {
        ('s' | 'r' | 'a', filler) => {
            let text = match filler {
                Filler::Text(text) if kind == 's' => text.clone(),
                Filler::Text(text) => python_repr(text),
                Filler::Number(value) => value.to_string(),
            };
            if spec.contains('.') { text.chars().take(number(precision)).collect() } else { text }
        }
        ('d' | 'i' | 'u', Filler::Number(value)) => {
            let digits = format!("{:0>1$}", value.unsigned_abs(), number(precision));
            let sign = if *value < 0 {
                "-"
            } else if flags.contains('+') {
                "+"
            } else {
                ""
            };
            let zeros = if flags.contains('0') && !flags.contains('-') { number(width) } else { 0 };
            let zeros = zeros.saturating_sub(sign.len());
            format!("{sign}{digits:0>zeros$}")
        }
        ('x', Filler::Number(value)) => format!("{value:x}"),
        ('d' | 'i' | 'u' | 'x', Filler::Text(_)) => {
            return Err(("TypeError", format!("%{kind} format: a real number is required, not str")));
        }
        _ => {
            let code = u32::from(kind);
            return Err(("ValueError", format!("unsupported format character '{kind}' (0x{code:x}) at index {index}")));
        }
    };
    let missing = number(width).saturating_sub(text.chars().count());
    let padding = " ".repeat(missing);
    if flags.contains('-') {
        text += &padding;
    } else {
        text.insert_str(0, &padding);
    }
    Ok(text)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(template: &str, expected: &Expect) {
        let values = BTreeMap::from([("rev", Filler::Text("ab12".into())), ("year", Filler::Number(26))]);
        expected.assert_eq(&match python_percent(template, &values) {
            Ok(text) => text,
            Err((class, message)) => format!("{class}: {message}"),
        });
    }

    #[test]
    fn directives() {
        check(
            "%(rev)s-%(year)d %(year).4d %(year)04d|%(year)5d|%(year)-5d|",
            &expect!["ab12-26 0026 0026|   26|26   |"],
        );
        check("100%% %(rev).2s %(rev)6s|%(rev)r", &expect!["100% ab   ab12|'ab12'"]);
        check("%(nope)s", &expect!["KeyError: 'nope'"]);
        check("%(rev)d", &expect!["TypeError: %d format: a real number is required, not str"]);
        check("%(rev)", &expect!["ValueError: incomplete format"]);
        check("%(rev)q", &expect!["ValueError: unsupported format character 'q' (0x71) at index 6"]);
        check("%s", &expect!["TypeError: not enough arguments for format string"]);
    }

    #[test]
    fn quotes() {
        assert_eq!(python_repr("it's \"x\"\n"), r#"'it\'s "x"\n'"#);
        assert_eq!(python_repr("it's"), "\"it's\"");
    }

    proptest::proptest! {
        #[test]
        fn no_template_panics(template in "(%|\\(rev\\)|\\(year\\)|[0-9.+# -]{0,4}|[sdrxq]|é|.){0,10}") {
            let values = BTreeMap::from([("rev", Filler::Text("é".into())), ("year", Filler::Number(-7))]);
            let _ = (python_percent(&template, &values), python_repr(&template));
        }
    }
}
