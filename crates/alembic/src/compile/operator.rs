//! Precedence and negation of operators, as SQLAlchemy has them.

/// How tightly an operator binds; SQLAlchemy: `operators._PRECEDENCE`. What is not listed binds most loosely.
pub(super) fn precedence(operator: &str) -> i32 {
    match operator {
        "*" | "/" | "%" | "neg" => 8,
        "[" | "->" | "->>" | "#>" | "#>>" => 15,
        "+" | "-" | "&" | "|" | "#" | "<<" | ">>" => 7,
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
        | "||"
        | "@@"
        | "@>"
        | "<@"
        | "?"
        | "?|"
        | "?&"
        | "&&"
        | "@?"
        | "~*" => 5,
        "COLLATE" => 4,
        "AND" | "ASC" | "DESC" | "NULLS FIRST" | "NULLS LAST" => 3,
        "OR" => 2,
        _ => 0,
    }
}

/// Whether an operand under `inner` needs parentheses below `outer`; each with how tightly it binds, if it is one's own.
pub(super) fn needs_group(inner: (&str, Option<i32>), outer: (&str, Option<i32>)) -> bool {
    let associative = matches!(inner.0, "=" | "!=" | "+" | "*" | "||" | "AND" | "OR" | "->" | "#>" | "[");
    if inner.0 == outer.0 && associative {
        return false;
    }
    let binding = |(operator, own): (&str, Option<i32>)| own.unwrap_or_else(|| precedence(operator));
    binding(inner) <= binding(outer)
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
