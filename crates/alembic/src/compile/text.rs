//! `sa.text`.

use super::{Binds, Compiler};
use crate::ddl::Rendered;
use crate::schema::{TypeSpec, Value};
use indexmap::IndexMap;

impl Compiler {
    /// Writes SQL text: `:name` becomes a placeholder, `\:` a colon, `%` is doubled for the driver.
    pub(super) fn text(
        &mut self,
        text: &str,
        given: &IndexMap<String, Value>,
        types: &IndexMap<String, TypeSpec>,
        expanding: &[String],
    ) -> Rendered {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        let mut before = None;
        while let Some(c) = rest.chars().next() {
            let after = &rest[c.len_utf8()..];
            if c == '\\' && after.starts_with(':') {
                out.push(':');
                rest = &after[1..];
                before = Some(':');
                continue;
            }
            if c == ':'
                && let Some(name) = bind_name(before, after)
            {
                out += &if expanding.iter().any(|one| one == name) {
                    self.spread(name, given.get(name))?
                } else {
                    self.text_bind(name, given, types.get(name))?
                };
                rest = &after[name.len()..];
                before = name.chars().last();
                continue;
            }
            if c == '%' {
                out += "%%";
            } else {
                out.push(c);
            }
            before = Some(c);
            rest = after;
        }
        Ok(out)
    }

    /// The values of an expanding parameter in parentheses: `ids_1`, `ids_2`, ….
    pub(super) fn spread(&mut self, name: &str, value: Option<&Value>) -> Rendered {
        let given = self.row.get(name).or(value).cloned().map(|value| match value {
            Value::Object(mut tagged) if tagged.contains_key("tuple") => tagged.remove("tuple").unwrap_or_default(),
            other => other,
        });
        let Some(Value::Array(items)) = given else {
            if self.mode == Binds::Named {
                self.binds.insert(name.to_owned(), None);
            }
            return Ok(format!("(__[POSTCOMPILE_{name}])"));
        };
        if items.is_empty() {
            return Ok("(SELECT 1 WHERE 1!=1)".into());
        }
        let mut shown = Vec::new();
        for (index, item) in items.iter().enumerate() {
            shown.push(self.value(&format!("{name}_{}", index + 1), item, None)?);
        }
        Ok(format!("({})", shown.join(", ")))
    }

    fn text_bind(&mut self, name: &str, given: &IndexMap<String, Value>, kind: Option<&TypeSpec>) -> Rendered {
        match (self.mode, given.get(name)) {
            (Binds::Named, value) => {
                self.binds.insert(name.to_owned(), value.cloned());
                Ok(self.mark(name, kind))
            }
            (Binds::Literal, Some(value)) => super::literal_value(value, kind, self.offline),
            (Binds::Literal, None) => Ok("NULL".into()),
        }
    }
}

/// The name of a bind parameter at a colon; SQLAlchemy: `(?<![:\w\x5c]):(\w+)(?!:)`.
fn bind_name(before: Option<char>, after: &str) -> Option<&str> {
    let word = |c: char| c.is_alphanumeric() || c == '_';
    if before.is_some_and(|c| c == ':' || c == '\\' || word(c)) {
        return None;
    }
    let end = after.find(|c| !word(c)).unwrap_or(after.len());
    if end == 0 {
        return None;
    }
    if !after[end..].starts_with(':') {
        return Some(&after[..end]);
    }
    // The pattern gives back one character where a colon follows, as Python's does.
    let shorter = after[..end].char_indices().next_back().map_or(0, |(at, _)| at);
    (shorter > 0).then(|| &after[..shorter])
}
