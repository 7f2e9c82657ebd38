//! Precedence and negation of operators, as SQLAlchemy has them.

/// How tightly an operator binds; SQLAlchemy: `operators._PRECEDENCE`. What is not listed binds most loosely.
pub(super) fn precedence(operator: &str) -> i32 {
    match operator {
        "*" | "/" | "%" | "neg" => 8,
        "+" | "-" => 7,
        "||" => 6,
        "="
        | "!="
        | "<>"
        | "<"
        | ">"
        | "<="
        | ">="
        | "IS"
        | "IS NOT"
        | "IS DISTINCT FROM"
        | "IS NOT DISTINCT FROM"
        | "LIKE"
        | "NOT LIKE"
        | "ILIKE"
        | "NOT ILIKE"
        | "IN"
        | "NOT IN"
        | "BETWEEN"
        | "NOT"
        | "~"
        | "~*" => 5,
        "COLLATE" => 4,
        "AND" | "ASC" | "DESC" | "NULLS FIRST" | "NULLS LAST" => 3,
        "OR" => 2,
        _ => 0,
    }
}

/// Whether an operand under `inner` needs parentheses below `outer`.
pub(super) fn needs_group(inner: &str, outer: &str) -> bool {
    let associative = matches!(inner, "=" | "!=" | "+" | "*" | "||" | "AND" | "OR");
    if inner == outer && associative {
        return false;
    }
    precedence(inner) <= precedence(outer)
}

/// The operator that says the opposite, if there is one.
pub(super) fn negation(operator: &str) -> Option<&'static str> {
    Some(match operator {
        "=" => "!=",
        "!=" => "=",
        "<" => ">=",
        ">=" => "<",
        ">" => "<=",
        "<=" => ">",
        "IS" => "IS NOT",
        "IS NOT" => "IS",
        "LIKE" => "NOT LIKE",
        "NOT LIKE" => "LIKE",
        "ILIKE" => "NOT ILIKE",
        "NOT ILIKE" => "ILIKE",
        _ => return None,
    })
}
