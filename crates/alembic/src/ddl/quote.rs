//! Identifiers and literals by SQLAlchemy's rules.

const RESERVED: &[&str] = &[
    "all",
    "analyse",
    "analyze",
    "and",
    "any",
    "array",
    "as",
    "asc",
    "asymmetric",
    "authorization",
    "between",
    "binary",
    "both",
    "case",
    "cast",
    "check",
    "collate",
    "column",
    "constraint",
    "create",
    "cross",
    "current_catalog",
    "current_date",
    "current_role",
    "current_schema",
    "current_time",
    "current_timestamp",
    "current_user",
    "default",
    "deferrable",
    "desc",
    "distinct",
    "do",
    "else",
    "end",
    "except",
    "false",
    "fetch",
    "for",
    "foreign",
    "freeze",
    "from",
    "full",
    "grant",
    "group",
    "having",
    "ilike",
    "in",
    "initially",
    "inner",
    "intersect",
    "into",
    "is",
    "isnull",
    "join",
    "leading",
    "left",
    "like",
    "limit",
    "localtime",
    "localtimestamp",
    "natural",
    "new",
    "not",
    "notnull",
    "null",
    "of",
    "off",
    "offset",
    "old",
    "on",
    "only",
    "or",
    "order",
    "outer",
    "over",
    "overlaps",
    "placing",
    "primary",
    "references",
    "returning",
    "right",
    "select",
    "session_user",
    "similar",
    "some",
    "symmetric",
    "table",
    "then",
    "to",
    "trailing",
    "true",
    "union",
    "unique",
    "user",
    "using",
    "variadic",
    "verbose",
    "when",
    "where",
    "window",
    "with",
];

/// Quotes an identifier where SQLAlchemy does: reserved words, capitals, a digit or `$` in front, other characters.
pub(crate) fn quote(name: &str) -> String {
    if requires_quotes(name) { force_quote(name) } else { name.to_owned() }
}

/// Quotes an identifier in any case.
pub(crate) fn force_quote(name: &str) -> String {
    format!("\"{}\"", name.replace('"', "\"\"").replace('%', "%%"))
}

fn requires_quotes(name: &str) -> bool {
    let legal = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '$';
    RESERVED.binary_search(&name.to_lowercase().as_str()).is_ok()
        || name.starts_with(|c: char| c.is_ascii_digit() || c == '$')
        || name.is_empty()
        || !name.chars().all(legal)
        || name.to_lowercase() != name
}

/// Quotes the parts of a dotted schema.
pub(crate) fn quote_schema(schema: &str) -> String {
    schema.split('.').map(quote).collect::<Vec<_>>().join(".")
}

/// A table with its schema.
pub(crate) fn table(name: &str, schema: Option<&str>) -> String {
    match schema.filter(|schema| !schema.is_empty()) {
        Some(schema) => format!("{}.{}", quote_schema(schema), quote(name)),
        None => quote(name),
    }
}

/// A string literal; `%` is doubled for the driver, and `\` too where SQLAlchemy has not yet asked the server (offline).
pub(crate) fn literal(text: &str, offline: bool) -> String {
    let mut text = text.replace('\'', "''").replace('%', "%%");
    if offline {
        text = text.replace('\\', "\\\\");
    }
    format!("'{text}'")
}
