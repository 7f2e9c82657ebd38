//! Rows as values: `ROW(…)`, a table's name as an expression. What is stored names each field and its type.

use crate::fault::{Result, internal};
use crate::scalar::hex;
use crate::{Context, Value, output, parse_type_key, type_key};
use catalog::Type;

/// A field of a row.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Field {
    /// Its name: that of the column, or `f1`, `f2`, ….
    pub(crate) name: String,
    /// Its type.
    pub(crate) of: Type,
    /// What is stored.
    pub(crate) value: Value,
}

/// The stored form: each part is led by its length.
pub(crate) fn store(fields: &[Field]) -> String {
    let mut text = String::new();
    let mut part = |one: &str| text.push_str(&format!("{}:{one}", one.len()));
    for field in fields {
        part(&field.name);
        part(&type_key(&field.of));
        part(&match &field.value {
            Value::Null => "n".to_owned(),
            Value::Integer(number) => format!("i{number}"),
            Value::Real(number) => format!("r{number:?}"),
            Value::Text(text) => format!("t{text}"),
            Value::Blob(bytes) => format!("b{}", hex(bytes)),
        });
    }
    text
}

/// Reads what [`store`] made.
pub(crate) fn fields(stored: &str) -> Result<Vec<Field>> {
    let mut rest = stored;
    let mut found = Vec::new();
    while !rest.is_empty() {
        let field = field(&mut rest).ok_or_else(|| internal(format!("\"{stored}\" is no row")))?;
        found.push(field);
    }
    Ok(found)
}

fn field(rest: &mut &str) -> Option<Field> {
    let mut part = || {
        let (length, after) = rest.split_once(':')?;
        let length: usize = length.parse().ok()?;
        let (part, after) = (after.get(..length)?, after.get(length..)?);
        *rest = after;
        Some(part)
    };
    let (name, key, value) = (part()?.to_owned(), part()?, part()?);
    let of = parse_type_key(key)?;
    let (tag, text) = value.split_at_checked(1)?;
    let value = match tag {
        "i" => Value::Integer(text.parse().ok()?),
        "r" => Value::Real(text.parse().ok()?),
        "t" => Value::Text(text.to_owned()),
        "b" => Value::Blob(bytes(text)?),
        _ => Value::Null,
    };
    Some(Field { name, of, value })
}

fn bytes(text: &str) -> Option<Vec<u8>> {
    (0..text.len()).step_by(2).map(|at| u8::from_str_radix(text.get(at..at + 2)?, 16).ok()).collect()
}

/// The text of a row: `(1,"a b",)`.
pub(crate) fn show(stored: &str, context: &Context<'_>) -> String {
    let Ok(fields) = fields(stored) else { return stored.to_owned() };
    let shown: Vec<String> = fields
        .iter()
        .map(
            |field| {
                if field.value.is_null() { String::new() } else { quoted(&output(&field.of, &field.value, context)) }
            },
        )
        .collect();
    format!("({})", shown.join(","))
}

/// A field as PostgreSQL's `record_out` quotes it.
fn quoted(text: &str) -> String {
    let special = |c: char| matches!(c, '"' | '\\' | '(' | ')' | ',') || c.is_ascii_whitespace() || c == '\x0b';
    if !text.is_empty() && !text.contains(special) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\"\""))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_is_read_as_it_was_stored() {
        let field = |name: &str, of, value| Field { name: name.to_owned(), of, value };
        let row = vec![
            field("a:b", Type::Int4, Value::Integer(-5)),
            field("ü", Type::Text, Value::Text("x\"y".into())),
            field("c", Type::Float8, Value::Real(1.5)),
            field("d", Type::Bytea, Value::Blob(vec![0, 255])),
            field("e", Type::Array(Box::new(Type::Text)), Value::Null),
        ];
        assert_eq!(fields(&store(&row)), Ok(row));
        assert!(fields("3:ab").is_err());
    }
}
