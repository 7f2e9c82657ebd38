//! Expressions.

use super::operator::{needs_group, negation};
use super::{Binds, Compiler};
use crate::ddl::{RenderError, Rendered, quote, quote_schema, type_text};
use crate::schema::{Expression, Over, Value};
use indexmap::IndexMap;

const WITHOUT_PARENTHESES: [&str; 9] = [
    "current_date",
    "current_time",
    "current_timestamp",
    "current_user",
    "current_role",
    "current_catalog",
    "localtime",
    "localtimestamp",
    "session_user",
];

/// The operator at the top of an expression, if it has one.
fn operator(expression: &Expression) -> Option<&str> {
    Some(match expression {
        Expression::Binary { binary, .. } => binary,
        Expression::And { and } if and.len() > 1 => "AND",
        Expression::Or { or } if or.len() > 1 => "OR",
        Expression::Between { .. } => "BETWEEN",
        Expression::In { .. } => "IN",
        Expression::Unary { unary, .. } if unary == "-" => "neg",
        Expression::Unary { unary, .. } => unary,
        _ => return None,
    })
}

/// What the bind parameter of a value beside this expression is named after.
fn family(expression: &Expression) -> &str {
    match expression {
        Expression::Column { column, .. } => column,
        Expression::Func { func, .. } => func.rsplit('.').next().unwrap_or(func),
        Expression::Cast { cast, .. } => family(cast),
        Expression::Label { expression, .. } => family(expression),
        _ => "param",
    }
}

/// What `startswith`, `endswith` and `contains` make: `'%' || x || '%'`.
fn is_pattern(expression: &Expression) -> bool {
    let percent =
        |side: &Expression| matches!(side, Expression::LiteralColumn { literal_column } if literal_column == "'%'");
    match expression {
        Expression::Binary { binary, left, right } if binary == "||" => percent(left) || percent(right),
        _ => false,
    }
}

impl Compiler {
    /// Writes an expression.
    pub(crate) fn expression(&mut self, expression: &Expression) -> Rendered {
        match expression {
            Expression::Bare(text) => self.text(text, &IndexMap::new()),
            Expression::Text { text, binds } => self.text(text, binds),
            Expression::LiteralColumn { literal_column } => Ok(literal_column.replace('%', "%%")),
            Expression::Func { func, args, filter, over } => {
                self.function(func, args, filter.as_deref(), over.as_deref())
            }
            Expression::Literal { literal, key, .. } => {
                let name = self.next(key.as_deref().unwrap_or("param"));
                self.value(&name, literal)
            }
            Expression::Bind { bindparam, value, .. } => self.bind(bindparam, value.as_ref()),
            Expression::Column { column, table, schema } => {
                Ok(self.column(column, table.as_deref(), schema.as_deref()))
            }
            Expression::Constant { constant } => Ok(match constant.as_str() {
                "null" => "NULL".into(),
                other => other.to_owned(),
            }),
            Expression::Binary { binary, left, right } => self.binary(binary, left, right),
            Expression::Unary { unary, operand } => self.unary(unary, operand),
            Expression::And { and } => self.joined("AND", and),
            Expression::Or { or } => self.joined("OR", or),
            Expression::Between { between, low, high, negate } => self.between(between, low, high, *negate),
            Expression::In { operand, values, negate } => self.within(operand, values, *negate),
            Expression::Cast { cast, to } => Ok(format!("CAST({} AS {})", self.expression(cast)?, type_text(to)?)),
            Expression::Case { case, value, otherwise } => self.case(case, value.as_deref(), otherwise.as_deref()),
            Expression::Label { expression, .. } => self.expression(expression),
            Expression::Extract { extract, from } => Ok(format!("EXTRACT({extract} FROM {})", self.expression(from)?)),
            Expression::Array { array } => Ok(format!("ARRAY[{}]", self.list(array)?)),
            Expression::Tuple { tuple } => Ok(format!("({})", self.list(tuple)?)),
            Expression::Exists { exists } => Ok(format!("EXISTS ({})", self.nested_select(exists, false)?)),
            Expression::Select { select } => Ok(format!("({})", self.nested_select(select, false)?)),
            Expression::Callable { callable } => {
                Err(RenderError::unsupported(format_args!("The Python function {callable} inside SQL")))
            }
        }
    }

    /// Writes an expression, in parentheses if an operator is at its top; SQLAlchemy: `self_group()`.
    pub(crate) fn grouped(&mut self, expression: &Expression) -> Rendered {
        let text = self.expression(expression)?;
        Ok(if operator(expression).is_some() { format!("({text})") } else { text })
    }

    pub(super) fn list(&mut self, items: &[Expression]) -> Rendered {
        Ok(items.iter().map(|item| self.expression(item)).collect::<Result<Vec<_>, _>>()?.join(", "))
    }

    fn below(&mut self, expression: &Expression, outer: &str) -> Rendered {
        let text = self.expression(expression)?;
        let group = operator(expression).is_some_and(|inner| needs_group(inner, outer));
        Ok(if group { format!("({text})") } else { text })
    }

    fn column(&self, column: &str, table: Option<&str>, schema: Option<&str>) -> String {
        let name = quote(column);
        match (table.filter(|_| self.qualified), schema) {
            (Some(table), Some(schema)) => format!("{}.{}.{name}", quote_schema(schema), quote(table)),
            (Some(table), None) => format!("{}.{name}", quote(table)),
            (None, _) => name,
        }
    }

    fn bind(&mut self, name: &str, value: Option<&Value>) -> Rendered {
        if self.mode == Binds::Named {
            self.binds.insert(name.to_owned(), value.cloned());
            return Ok(format!("%({name})s"));
        }
        match value {
            Some(value) => super::literal_value(value, self.offline),
            None => Err(RenderError::compile(format!(
                "Bind parameter '{name}' without a renderable value not allowed here."
            ))),
        }
    }

    fn function(
        &mut self,
        name: &str,
        arguments: &[Expression],
        filter: Option<&Expression>,
        over: Option<&Over>,
    ) -> Rendered {
        let plain = name.rsplit('.').next().unwrap_or(name).to_owned();
        let mut out = if WITHOUT_PARENTHESES.contains(&name.to_lowercase().as_str()) && arguments.is_empty() {
            name.to_uppercase()
        } else {
            let mut shown = Vec::new();
            for argument in arguments {
                shown.push(self.operand(argument, &plain)?);
            }
            if name == "count" && shown.is_empty() {
                shown.push("*".into());
            }
            let name: Vec<String> = name.split('.').map(function_name).collect();
            format!("{}({})", name.join("."), shown.join(", "))
        };
        if let Some(filter) = filter {
            out += &format!(" FILTER (WHERE {})", self.expression(filter)?);
        }
        if let Some(over) = over {
            out += &format!(" OVER ({})", self.over(over)?);
        }
        Ok(out)
    }

    fn over(&mut self, over: &Over) -> Rendered {
        let mut parts = Vec::new();
        if !over.partition_by.is_empty() {
            parts.push(format!("PARTITION BY {}", self.list(&over.partition_by)?));
        }
        if !over.order_by.is_empty() {
            parts.push(format!("ORDER BY {}", self.list(&over.order_by)?));
        }
        Ok(parts.join(" "))
    }

    /// An operand whose value, if it is one, is named after its neighbour.
    fn operand(&mut self, expression: &Expression, family: &str) -> Rendered {
        match expression {
            Expression::Literal { literal, key: None, .. } => {
                let name = self.next(family);
                self.value(&name, literal)
            }
            other => self.expression(other),
        }
    }

    fn binary(&mut self, operator: &str, left: &Expression, right: &Expression) -> Rendered {
        if let Expression::Literal { literal: Value::Null, .. } = right
            && matches!(operator, "=" | "!=" | "IS" | "IS NOT")
        {
            let word = if matches!(operator, "=" | "IS") { "IS NULL" } else { "IS NOT NULL" };
            return Ok(format!("{} {word}", self.below(left, "IS")?));
        }
        if operator == "/"
            && let Expression::Literal { type_name: Some(kind), .. } = right
            && matches!(
                kind.name.as_str(),
                "Integer" | "BigInteger" | "SmallInteger" | "INTEGER" | "BIGINT" | "SMALLINT"
            )
        {
            // Python's / of two integers is no integer.
            let first = self.below(left, operator)?;
            return Ok(format!("{first} / CAST({} AS NUMERIC)", self.operand(right, family(left))?));
        }
        let operator = if operator == "//" { "/" } else { operator };
        let shown = operator.replace('%', "%%");
        let first = match left {
            Expression::Literal { key: None, .. } => self.operand(left, family(right))?,
            _ => self.below(left, operator)?,
        };
        let second = match right {
            Expression::Literal { literal: Value::Bool(flag), .. }
                if matches!(operator, "=" | "!=" | "IS" | "IS NOT") =>
            {
                flag.to_string()
            }
            Expression::Constant { constant } if constant == "null" && operator == "=" => {
                return Ok(format!("{first} IS NULL"));
            }
            Expression::Literal { key: None, .. } => self.operand(right, family(left))?,
            _ => self.below(right, operator)?,
        };
        let text = format!("{first} {shown} {second}");
        Ok(if operator.ends_with("LIKE") && is_pattern(right) { format!("({text})") } else { text })
    }

    fn unary(&mut self, operator: &str, operand: &Expression) -> Rendered {
        match operator {
            "NOT" => self.not(operand),
            "-" => Ok(format!("-{}", self.below(operand, "neg")?)),
            "DISTINCT" => Ok(format!("DISTINCT {}", self.expression(operand)?)),
            "ASC" | "DESC" => Ok(format!("{} {operator}", self.below(operand, operator)?)),
            _ => Ok(format!("{} {operator}", self.expression(operand)?)),
        }
    }

    fn not(&mut self, operand: &Expression) -> Rendered {
        match operand {
            Expression::Binary { binary, left, right } => match negation(binary) {
                Some(opposite) => self.binary(opposite, left, right),
                None => Ok(format!("NOT ({})", self.binary(binary, left, right)?)),
            },
            Expression::In { operand, values, negate } => self.within(operand, values, !negate),
            Expression::Between { between, low, high, negate } => self.between(between, low, high, !negate),
            Expression::Unary { unary, operand } if unary == "NOT" => self.expression(operand),
            Expression::Exists { .. } => Ok(format!("NOT ({})", self.expression(operand)?)),
            other => Ok(format!("NOT {}", self.below(other, "NOT")?)),
        }
    }

    fn joined(&mut self, operator: &str, operands: &[Expression]) -> Rendered {
        if let [only] = operands {
            return self.expression(only);
        }
        let shown = operands.iter().map(|operand| self.below(operand, operator)).collect::<Result<Vec<_>, _>>()?;
        Ok(shown.join(&format!(" {operator} ")))
    }

    fn between(&mut self, operand: &Expression, low: &Expression, high: &Expression, negate: bool) -> Rendered {
        let word = if negate { "NOT BETWEEN" } else { "BETWEEN" };
        let shown = self.below(operand, "BETWEEN")?;
        let low = self.operand(low, family(operand))?;
        let high = self.operand(high, family(operand))?;
        Ok(format!("{shown} {word} {low} AND {high}"))
    }

    fn within(&mut self, operand: &Expression, values: &[Expression], negate: bool) -> Rendered {
        let shown = self.below(operand, "IN")?;
        let list = match values {
            [Expression::Select { select }] => self.nested_select(select, false)?,
            [] if negate => "NULL) OR (1 = 1".into(),
            [] => "NULL) AND (1 != 1".into(),
            values => self.value_list(family(operand), values)?,
        };
        Ok(if negate { format!("({shown} NOT IN ({list}))") } else { format!("{shown} IN ({list})") })
    }

    /// The values of IN share one parameter that is spread when it runs: `id_1_1`, `id_1_2`.
    fn value_list(&mut self, family: &str, values: &[Expression]) -> Rendered {
        let literal = |value: &Expression| matches!(value, Expression::Literal { .. });
        if !values.iter().all(literal) {
            return self.list(values);
        }
        let name = self.next(family);
        let mut shown = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if let Expression::Literal { literal, .. } = value {
                shown.push(self.value(&format!("{name}_{}", index + 1), literal)?);
            }
        }
        Ok(shown.join(", "))
    }

    fn case(
        &mut self,
        cases: &[(Expression, Expression)],
        value: Option<&Expression>,
        otherwise: Option<&Expression>,
    ) -> Rendered {
        let mut out = String::from("CASE");
        if let Some(value) = value {
            out += &format!(" {}", self.expression(value)?);
        }
        for (condition, result) in cases {
            out += &format!(" WHEN {}", self.grouped(condition)?);
            out += &format!(" THEN {}", self.expression(result)?);
        }
        if let Some(otherwise) = otherwise {
            out += &format!(" ELSE {}", self.expression(otherwise)?);
        }
        Ok(out + " END")
    }

    /// The label that SQLAlchemy gives to a selected expression, if it gives one.
    pub(super) fn label_of(&mut self, expression: &Expression, inside: bool) -> Option<String> {
        match expression {
            Expression::Label { label, .. } => Some(quote(label)),
            Expression::Column { column, .. } => inside.then(|| quote(column)),
            Expression::Func { over: Some(_), .. } => Some(self.next("anon")),
            Expression::Func { func, .. } => Some(self.next(func.rsplit('.').next().unwrap_or(func))),
            Expression::Cast { cast, .. } => match cast.as_ref() {
                Expression::Column { column, .. } => Some(quote(column)),
                _ => Some(self.next("anon")),
            },
            Expression::Bare(_)
            | Expression::Text { .. }
            | Expression::LiteralColumn { .. }
            | Expression::Unary { .. } => None,
            _ => Some(self.next("anon")),
        }
    }
}

fn function_name(part: &str) -> String {
    if part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$') { part.to_owned() } else { quote(part) }
}
