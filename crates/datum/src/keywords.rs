//! PostgreSQL 15's keywords that may not stand as a name everywhere (`pg_get_keywords`).

/// Where a keyword may stand.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeywordKind {
    /// Nowhere as a name.
    Reserved,
    /// As the name of a function or type.
    FunctionOrType,
    /// As the name of anything but a function or type.
    NotFunctionOrType,
}

/// What a word is; nothing if it may be any name. The word is in lower case.
pub fn keyword_kind(word: &str) -> Option<KeywordKind> {
    let kinds = [
        (RESERVED, KeywordKind::Reserved),
        (FUNCTION_OR_TYPE, KeywordKind::FunctionOrType),
        (NOT_FUNCTION_OR_TYPE, KeywordKind::NotFunctionOrType),
    ];
    kinds.into_iter().find(|(words, _)| words.binary_search(&word).is_ok()).map(|(_, kind)| kind)
}

/// Whether `quote_ident` quotes the word.
pub(crate) fn is_reserved(word: &str) -> bool {
    keyword_kind(word).is_some()
}

#[rustfmt::skip]
const RESERVED: &[&str] = &[
    "all", "analyse", "analyze", "and", "any", "array", "as", "asc", "asymmetric", "both", "case", "cast", "check",
    "collate", "column", "constraint", "create", "current_catalog", "current_date", "current_role", "current_time",
    "current_timestamp", "current_user", "default", "deferrable", "desc", "distinct", "do", "else", "end", "except",
    "false", "fetch", "for", "foreign", "from", "grant", "group", "having", "in", "initially", "intersect", "into",
    "lateral", "leading", "limit", "localtime", "localtimestamp", "not", "null", "offset", "on", "only", "or",
    "order", "placing", "primary", "references", "returning", "select", "session_user", "some", "symmetric", "table",
    "then", "to", "trailing", "true", "union", "unique", "user", "using", "variadic", "when", "where", "window",
    "with",
];

#[rustfmt::skip]
const FUNCTION_OR_TYPE: &[&str] = &[
    "authorization", "binary", "collation", "concurrently", "cross", "current_schema", "freeze", "full", "ilike",
    "inner", "is", "isnull", "join", "left", "like", "natural", "notnull", "outer", "overlaps", "right", "similar",
    "tablesample", "verbose",
];

#[rustfmt::skip]
const NOT_FUNCTION_OR_TYPE: &[&str] = &[
    "between", "bigint", "bit", "boolean", "char", "character", "coalesce", "dec", "decimal", "exists", "extract",
    "float", "greatest", "grouping", "inout", "int", "integer", "interval", "least", "national", "nchar", "none",
    "normalize", "nullif", "numeric", "out", "overlay", "position", "precision", "real", "row", "setof", "smallint",
    "substring", "time", "timestamp", "treat", "trim", "values", "varchar", "xmlattributes", "xmlconcat",
    "xmlelement", "xmlexists", "xmlforest", "xmlnamespaces", "xmlparse", "xmlpi", "xmlroot", "xmlserialize",
    "xmltable",
];
