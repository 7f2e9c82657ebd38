//! Expressions.

use super::operator::{needs_group, negation};
use super::{Binds, Compiler};
use crate::ddl::{RenderError, Rendered, quote, quote_schema, type_text};
use crate::schema::{Expression, TypeSpec, Value};
use indexmap::IndexMap;

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
        Expression::Cast { cast: inner, .. } | Expression::Coerced { coerced: inner } => family(inner),
        Expression::Label { expression, .. } => family(expression),
        _ => "param",
    }
}

/// What `startswith`, `endswith` and `contains` make: `'%' || x || '%'`.
fn is_pattern(expression: &Expression) -> bool {
    let percent =
        |side: &Expression| matches!(side, Expression::LiteralColumn { literal_column } if literal_column == "'%'");
    match expression {
        Expression::Binary { binary, left, right, .. } if binary == "||" => percent(left) || percent(right),
        _ => false,
    }
}

/// A part of a pattern in lower case; wildcards have none.
fn folded(part: &str) -> String {
    if part == "'%%'" || part == "'%'" { part.to_owned() } else { format!("lower({part})") }
}

impl Compiler {
    /// Writes an expression.
    pub(crate) fn expression(&mut self, expression: &Expression) -> Rendered {
        match expression {
            Expression::Bare(text) => self.text(text, &IndexMap::new(), &IndexMap::new(), &[]),
            Expression::Text { text, binds, types, expanding } => self.text(text, binds, types, expanding),
            Expression::LiteralColumn { literal_column } => Ok(literal_column.replace('%', "%%")),
            Expression::Func { func, args, filter, within_group, over, .. } => {
                self.function(func, args, filter.as_deref(), within_group, over.as_deref())
            }
            Expression::Pieces { pieces } => pieces.iter().map(|piece| self.expression(piece)).collect(),
            Expression::Ordered { ordered, by } => {
                Ok(format!("{} ORDER BY {}", self.expression(ordered)?, self.list(by)?))
            }
            Expression::Subscript { subscript, index } => self.subscript(subscript, index),
            Expression::Slice { slice, stop } => Ok(format!("{}:{}", self.expression(slice)?, self.expression(stop)?)),
            Expression::Quantified { quantified, operand } => self.quantified(quantified, operand),
            Expression::Coerced { coerced } => self.expression(coerced),
            Expression::Grouping { grouping } => Ok(format!("({})", self.expression(grouping)?)),
            Expression::Literal { literal, key, type_name } => {
                let name = self.next(key.as_deref().unwrap_or("param"));
                self.value(&name, literal, type_name.as_ref())
            }
            Expression::Bind { bindparam, value, type_name, expanding } => {
                self.bind(bindparam, value.as_ref(), type_name.as_ref(), *expanding)
            }
            Expression::Column { column, table, schema } => {
                Ok(self.column(column, table.as_deref(), schema.as_deref()))
            }
            Expression::Constant { constant } => Ok(match constant.as_str() {
                "null" => "NULL".into(),
                other => other.to_owned(),
            }),
            Expression::Binary { binary, left, right, escape, precedence } => {
                let inside = std::mem::replace(&mut self.inside, true);
                let text = self.binary((binary, *precedence), left, right);
                self.inside = inside;
                let text = text?;
                if inside && precedence.is_none() && matches!(binary.as_str(), "->" | "->>" | "#>" | "#>>") {
                    return Ok(format!("({text})"));
                }
                let escape = escape.as_ref().map(|escape| format!(" ESCAPE {}", crate::ddl::literal(escape, true)));
                Ok(match (text.strip_suffix(')').filter(|_| text.starts_with('(') && is_pattern(right)), escape) {
                    (Some(open), Some(escape)) => format!("{open}{escape})"),
                    (None, Some(escape)) => text + &escape,
                    (_, None) => text,
                })
            }
            Expression::Unary { unary, operand } => self.unary(unary, operand),
            Expression::And { and } => self.joined("AND", and),
            Expression::Or { or } => self.joined("OR", or),
            Expression::Between { between, low, high, negate, symmetric } => {
                self.between(between, low, high, (*negate, *symmetric))
            }
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

    /// Writes an expression that stands alone: nothing is around it that its parentheses would be for.
    pub(crate) fn outermost(&mut self, expression: &Expression) -> Rendered {
        let text = self.expression(expression)?;
        let pattern = matches!(expression, Expression::Binary { binary, right, .. }
            if binary.ends_with("LIKE") && is_pattern(right));
        let bare = text.strip_prefix('(').and_then(|text| text.strip_suffix(')')).filter(|_| pattern);
        Ok(bare.map(str::to_owned).unwrap_or(text))
    }

    /// Writes an expression, in parentheses if an operator is at its top; SQLAlchemy: `self_group()`.
    pub(crate) fn grouped(&mut self, expression: &Expression) -> Rendered {
        let text = self.expression(expression)?;
        let ordering = matches!(expression, Expression::Unary { unary, .. }
            if matches!(unary.as_str(), "ASC" | "DESC" | "NULLS FIRST" | "NULLS LAST"));
        Ok(if !ordering && operator(expression).is_some() { format!("({text})") } else { text })
    }

    pub(super) fn list(&mut self, items: &[Expression]) -> Rendered {
        Ok(items.iter().map(|item| self.expression(item)).collect::<Result<Vec<_>, _>>()?.join(", "))
    }

    fn below(&mut self, expression: &Expression, outer: &str) -> Rendered {
        self.below_at(expression, outer, None)
    }

    /// An operand, in parentheses where `outer` binds as tightly or more; `binding` is that of an operator of one's own.
    fn below_at(&mut self, expression: &Expression, outer: &str, binding: Option<i32>) -> Rendered {
        let text = self.expression(expression)?;
        let own = match expression {
            Expression::Binary { precedence, .. } => *precedence,
            _ => None,
        };
        let group = operator(expression).is_some_and(|inner| needs_group((inner, own), (outer, binding)));
        Ok(if group { format!("({text})") } else { text })
    }

    fn subscript(&mut self, value: &Expression, index: &Expression) -> Rendered {
        let text = self.expression(value)?;
        let group = operator(value).is_some() || matches!(value, Expression::Func { .. } | Expression::Cast { .. });
        let text = if group { format!("({text})") } else { text };
        Ok(format!("{text}[{}]", self.operand(index, family(value))?))
    }

    fn quantified(&mut self, word: &str, operand: &Expression) -> Rendered {
        let text = self.expression(operand)?;
        let closed = matches!(operand, Expression::Select { .. } | Expression::Grouping { .. });
        Ok(if closed { format!("{word} {text}") } else { format!("{word} ({text})") })
    }

    fn column(&mut self, column: &str, table: Option<&str>, schema: Option<&str>) -> String {
        let table = table.filter(|_| self.qualified).map(|table| quote(&self.resolve(table)));
        let name = quote(&self.resolve(column));
        match (table, schema) {
            (Some(table), Some(schema)) => format!("{}.{table}.{name}", quote_schema(schema)),
            (Some(table), None) => format!("{table}.{name}"),
            (None, _) => name,
        }
    }

    fn bind(&mut self, name: &str, value: Option<&Value>, kind: Option<&TypeSpec>, expanding: bool) -> Rendered {
        if expanding {
            return self.spread(name, value);
        }
        if self.mode == Binds::Named {
            self.binds.insert(name.to_owned(), value.cloned());
            return Ok(self.mark(name, kind));
        }
        match value {
            Some(value) => super::literal_value(value, kind, self.offline),
            None => Ok("NULL".into()),
        }
    }

    /// An operand whose value, if it is one, is named after its neighbour.
    pub(super) fn operand(&mut self, expression: &Expression, family: &str) -> Rendered {
        match expression {
            Expression::Literal { literal, key: None, type_name } => {
                let name = self.next(family);
                self.value(&name, literal, type_name.as_ref())
            }
            other => self.expression(other),
        }
    }

    fn binary(&mut self, (operator, binding): (&str, Option<i32>), left: &Expression, right: &Expression) -> Rendered {
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
            _ => self.below_at(left, operator, binding)?,
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
            _ if operator.ends_with("LIKE") && is_pattern(right) => self.expression(right)?,
            _ => self.below_at(right, operator, binding)?,
        };
        if self.generic && matches!(operator, "~" | "!~") {
            return Ok(format!("{first} <{}regexp> {second}", if operator == "~" { "" } else { "not " }));
        }
        if self.generic && matches!(operator, "->" | "#>") {
            return Ok(format!("{first}[{second}]"));
        }
        if let Some(word) = operator.strip_suffix("ILIKE").filter(|_| self.generic) {
            let folded = match second.split_once(" || ") {
                Some(_) if is_pattern(right) => second.split(" || ").map(folded).collect::<Vec<_>>().join(" || "),
                _ => format!("lower({second})"),
            };
            let text = format!("lower({first}) {word}LIKE {folded}");
            return Ok(if is_pattern(right) { format!("({text})") } else { text });
        }
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
            Expression::Binary { binary, left, right, .. } => match negation(binary) {
                Some(opposite) => self.binary((opposite, None), left, right),
                None => Ok(format!("NOT ({})", self.binary((binary, None), left, right)?)),
            },
            Expression::In { operand, values, negate } => self.within(operand, values, !negate),
            Expression::Between { between, low, high, negate, symmetric } => {
                self.between(between, low, high, (!negate, *symmetric))
            }
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

    fn between(&mut self, operand: &Expression, low: &Expression, high: &Expression, how: (bool, bool)) -> Rendered {
        let word = match how {
            (true, true) => "NOT BETWEEN SYMMETRIC",
            (true, false) => "NOT BETWEEN",
            (false, true) => "BETWEEN SYMMETRIC",
            (false, false) => "BETWEEN",
        };
        let shown = self.below(operand, "BETWEEN")?;
        let low = self.operand(low, family(operand))?;
        let high = self.operand(high, family(operand))?;
        Ok(format!("{shown} {word} {low} AND {high}"))
    }

    fn within(&mut self, operand: &Expression, values: &[Expression], negate: bool) -> Rendered {
        let shown = self.below(operand, "IN")?;
        let list = match values {
            [Expression::Select { select }] => self.nested_select(select, false)?,
            [Expression::Bind { bindparam, value, expanding: true, .. }] => {
                let text = self.spread(bindparam, value.as_ref())?;
                return Ok(if negate { format!("({shown} NOT IN {text})") } else { format!("{shown} IN {text}") });
            }
            [] if self.mode == Binds::Named && self.unbound => self.value_list(family(operand), values)?,
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
        if self.mode == Binds::Named && self.unbound {
            let given = values.iter().map(|value| match value {
                Expression::Literal { literal, .. } => literal.clone(),
                _ => Value::Null,
            });
            self.binds.insert(name.clone(), Some(given.collect()));
            return Ok(format!("__[POSTCOMPILE_{name}]"));
        }
        let mut shown = Vec::new();
        for (index, value) in values.iter().enumerate() {
            if let Expression::Literal { literal, type_name, .. } = value {
                shown.push(self.value(&format!("{name}_{}", index + 1), literal, type_name.as_ref())?);
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
}
