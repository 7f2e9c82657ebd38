//! Arrays.

use super::Lowerer;
use super::literal::quoted;
use crate::fault::{Result, unsupported};
use crate::typed::{AnyAll, Cast, Expr, Node};
use catalog::Type;

impl Lowerer<'_> {
    /// `ARRAY[…]`: a literal where all elements are constants.
    pub(super) fn array(&mut self, items: &[Expr], base: &Type) -> Result<String> {
        let constants: Option<Vec<String>> = items.iter().map(constant_text).collect();
        if let Some(texts) = constants {
            return Ok(quoted(&format!("{{{}}}", texts.join(","))));
        }
        let Type::Array(_) = base else { return Err(unsupported("an array of this type", None)) };
        self.typed_call("pg_array", items)
    }

    pub(super) fn subscript(&mut self, array: &Expr, index: &Expr) -> Result<String> {
        self.typed_call("pg_subscript", &[array.clone(), index.clone()])
    }

    /// A function of `datum` whose first argument lists the types of the others.
    fn typed_call(&mut self, name: &str, arguments: &[Expr]) -> Result<String> {
        let keys: Vec<String> = arguments.iter().map(|one| datum::type_key(one.base())).collect();
        let mut texts = vec![quoted(&keys.join(","))];
        texts.extend(self.exprs(arguments)?);
        Ok(format!("{name}({})", texts.join(", ")))
    }

    /// `left op ANY (array)`
    pub(super) fn any_all(&mut self, any: &AnyAll) -> Result<String> {
        let Some(items) = elements_of(&any.right) else { return self.any_of_value(any) };
        let (word, wanted) = if any.all { (" AND ", "<>") } else { (" OR ", "=") };
        if items.is_empty() {
            return Ok(if any.all { "1" } else { "0" }.to_owned());
        }
        let simple = any.operator.name == wanted && items.iter().all(|item| same_family(&any.left, item));
        if simple {
            let left = self.collated(&any.left)?;
            let items = self.exprs(items)?.join(", ");
            let not = if any.all { "NOT " } else { "" };
            return Ok(format!("({left} {not}IN ({items}))"));
        }
        let mut each = Vec::with_capacity(items.len());
        for item in items {
            each.push(self.compare(any.operator, &any.left, item)?);
        }
        Ok(format!("({})", each.join(word)))
    }

    fn any_of_value(&mut self, any: &AnyAll) -> Result<String> {
        let Type::Array(element) = any.right.base() else {
            return Err(unsupported("ANY over a value that is no array", any.right.at));
        };
        if !any.all && any.operator.name == "=" && same_family(&any.left, &Expr::new(Node::Null, (**element).clone())) {
            return self.typed_call("pg_any_equals", &[any.left.clone(), any.right.clone()]);
        }
        let array = self.expr(&any.right)?;
        let rows = format!("json_each(array_unnest('{}', {array}))", datum::type_key(any.right.base()));
        let alias = self.fresh("e");
        self.subqueries.push(alias.clone());
        let stand_in = Expr::new(Node::SubqueryColumn(0), (**element).clone());
        let test = self.compare(any.operator, &any.left, &stand_in);
        self.subqueries.pop();
        let source = format!("(SELECT value AS c1 FROM {rows}) AS {alias}");
        let test = test?;
        let verdict = super::subquery::verdict(any.all);
        Ok(format!(
            "CASE WHEN {array} IS NULL THEN NULL ELSE (SELECT {verdict} FROM (SELECT {test} AS v FROM {source})) END"
        ))
    }
}

fn same_family(left: &Expr, item: &Expr) -> bool {
    left.base() == item.base()
        || matches!(left.base(), Type::Text | Type::Varchar) && matches!(item.base(), Type::Text | Type::Varchar)
        || matches!(left.base(), Type::Int2 | Type::Int4 | Type::Int8)
            && matches!(item.base(), Type::Int2 | Type::Int4 | Type::Int8)
}

/// The written elements of an array, through casts that change nothing.
fn elements_of(array: &Expr) -> Option<&[Expr]> {
    match &array.node {
        Node::Array(items) => Some(items),
        Node::Cast(cast) => {
            let Cast { argument, .. } = &**cast;
            super::cast::same_form(argument.base(), array.base()).then(|| elements_of(argument)).flatten()
        }
        _ => None,
    }
}

/// A constant as an element of an array's text.
fn constant_text(expr: &Expr) -> Option<String> {
    match &expr.node {
        Node::Null => Some("NULL".to_owned()),
        Node::Constant { text, .. } => Some(element_text(text)),
        Node::Array(items) => {
            let items: Option<Vec<String>> = items.iter().map(constant_text).collect();
            items.map(|items| format!("{{{}}}", items.join(",")))
        }
        _ => None,
    }
}

/// An element as PostgreSQL quotes it in the text of an array.
pub(crate) fn element_text(text: &str) -> String {
    let special = |c: char| matches!(c, '"' | '\\' | '{' | '}' | ',') || c.is_ascii_whitespace() || c == '\x0b';
    if !text.is_empty() && !text.eq_ignore_ascii_case("null") && !text.contains(special) {
        return text.to_owned();
    }
    format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
}
