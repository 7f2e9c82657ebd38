//! Expressions.

use super::literal::literal;
use super::{Lowerer, Naming, quote};
use crate::fault::{Result, error, unsupported};
use crate::typed::{BooleanTest, Case, Expr, Node, SqlValue};
use catalog::Type;

impl Lowerer<'_> {
    pub(super) fn expr(&mut self, expr: &Expr) -> Result<String> {
        Ok(match &expr.node {
            Node::Null => "NULL".to_owned(),
            Node::Constant { value: datum::Value::Real(number), .. } if number.is_nan() => {
                return Err(unsupported("NaN as a floating-point value", expr.at));
            }
            Node::Constant { value, .. } => literal(value),
            Node::Column(column) => match self.names.get(&column.source) {
                None => quote(&column.name),
                Some(Naming { kept, .. }) if kept.iter().any(|(index, _)| *index == column.index) => {
                    let read = kept.iter().find(|(index, _)| *index == column.index);
                    read.map(|(_, read)| read.clone()).unwrap_or_default()
                }
                Some(naming) => {
                    let name = match &naming.columns {
                        Some(columns) => columns.get(column.index).cloned().unwrap_or_else(|| column.name.clone()),
                        None => format!("c{}", column.index + 1),
                    };
                    let written = if naming.alias.is_empty() {
                        quote(&name)
                    } else {
                        format!("{}.{}", quote(&naming.alias), quote(&name))
                    };
                    match naming.parts.get(column.index) {
                        Some(part) if !part.is_empty() => format!("({written}{part})"),
                        _ => written,
                    }
                }
            },
            Node::Call { function, arguments, .. } => self.call(function, arguments, expr)?,
            Node::Operator { operator, arguments } => self.operator(operator, arguments, expr)?,
            Node::Cast(cast) => self.cast(cast, &expr.type_name)?,
            Node::And(items) => self.joined(items, " AND ")?,
            Node::Or(items) => self.joined(items, " OR ")?,
            Node::Not(inner) => format!("(NOT {})", self.expr(inner)?),
            Node::IsNull { argument, negated } => {
                format!("({} IS {}NULL)", self.expr(argument)?, if *negated { "NOT " } else { "" })
            }
            Node::Test(test, inner) => format!("({} {})", self.expr(inner)?, test_text(*test)),
            Node::Distinct(operator, pair) => self.distinct(operator, &pair.0, &pair.1)?,
            Node::NullIf(operator, pair) => {
                let equal = self.compare(operator, &pair.0, &pair.1)?;
                format!("CASE WHEN {equal} THEN NULL ELSE {} END", self.expr(&pair.0)?)
            }
            Node::AnyAll(any) => self.any_all(any)?,
            Node::Case(case) => self.case(case)?,
            Node::CaseOperand => {
                self.operands.last().cloned().ok_or_else(|| error("XX000", "no CASE around its operand", None))?
            }
            Node::Coalesce(items) => match items.as_slice() {
                [one] => self.expr(one)?,
                items => format!("coalesce({})", self.exprs(items)?.join(", ")),
            },
            Node::Greatest(items) => self.extreme(items, "max")?,
            Node::Least(items) => self.extreme(items, "min")?,
            Node::Array(items) => self.array(items, &expr.type_name.base)?,
            Node::Grouping(_) => "0".to_owned(),
            Node::Slice(parts) => {
                let bound = |lowerer: &mut Self, bound: &Option<Expr>| match bound {
                    Some(bound) => lowerer.expr(bound),
                    None => Ok("NULL".to_owned()),
                };
                let array = self.expr(&parts.0)?;
                let (from, to) = (bound(self, &parts.1)?, bound(self, &parts.2)?);
                format!("pg_slice({array}, {from}, {to})")
            }
            Node::Row(items) => {
                let names = (1..=items.len()).map(|number| format!("f{number}"));
                self.row_value(names.zip(items))?
            }
            Node::WholeRow(_, fields) => {
                let row = self.row_value(fields.iter().map(|(name, field)| (name.clone(), field)))?;
                let fields: Vec<String> = fields.iter().map(|(_, field)| self.expr(field)).collect::<Result<_>>()?;
                match fields.as_slice() {
                    [] => row,
                    [one] => format!("CASE WHEN {one} IS NOT NULL THEN {row} END"),
                    several => format!("CASE WHEN coalesce({}) IS NOT NULL THEN {row} END", several.join(", ")),
                }
            }
            Node::RowCompare(operators, left, right) => self.row_compare(operators, left, right)?,
            Node::Subscript(pair) => self.subscript(&pair.0, &pair.1)?,
            Node::Subquery(subquery) => self.subquery(subquery)?,
            Node::SubqueryColumn(index) => match self.subqueries.last() {
                Some(alias) => format!("{}.\"c{}\"", quote(alias), index + 1),
                None => return Err(error("XX000", "no subquery around its column", None)),
            },
            Node::Aggregate(aggregate) => self.aggregate(aggregate)?,
            Node::Window(window) => self.window(window)?,
            Node::SqlValue(value, precision) => self.sql_value(*value, *precision),
            Node::Default => return Err(error("42601", "DEFAULT is not allowed in this context", expr.at)),
        })
    }

    /// A row as a value.
    fn row_value<'e>(&mut self, fields: impl Iterator<Item = (String, &'e Expr)>) -> Result<String> {
        let (mut keys, mut values) = (Vec::new(), Vec::new());
        for (name, field) in fields {
            keys.extend(["text".to_owned(), datum::type_key(field.base())]);
            values.extend([super::literal::quoted(&name), self.expr(field)?]);
        }
        values.insert(0, super::literal::quoted(&keys.join(",")));
        Ok(format!("pg_row({})", values.join(", ")))
    }

    /// An expression that is compared, grouped or sorted by: with the collation of its type.
    pub(super) fn collated(&mut self, expr: &Expr) -> Result<String> {
        let sql = self.expr(expr)?;
        Ok(with_collation(sql, expr.base()))
    }

    fn joined(&mut self, items: &[Expr], between: &str) -> Result<String> {
        Ok(format!("({})", self.exprs(items)?.join(between)))
    }

    fn case(&mut self, case: &Case) -> Result<String> {
        let operand = case.operand.as_ref().map(|operand| self.expr(operand)).transpose()?;
        let with_operand = operand.is_some();
        self.operands.extend(operand);
        let mut text = "CASE".to_owned();
        for (test, result) in &case.branches {
            let test = self.expr(test)?;
            let held = if with_operand { self.operands.pop() } else { None };
            let result = self.expr(result)?;
            self.operands.extend(held);
            text += &format!(" WHEN {test} THEN {result}");
        }
        if with_operand {
            self.operands.pop();
        }
        if let Some(otherwise) = &case.otherwise {
            text += &format!(" ELSE {}", self.expr(otherwise)?);
        }
        Ok(text + " END")
    }

    /// GREATEST and LEAST pass over NULLs, as SQLite's aggregates do.
    fn extreme(&mut self, items: &[Expr], function: &str) -> Result<String> {
        let Some(first) = items.first() else { return Ok("NULL".to_owned()) };
        if let [a, b] = items {
            let (left, right) = (self.collated(a)?, self.expr(b)?);
            let plain = self.expr(a)?;
            let sign = if function == "max" { ">" } else { "<" };
            return Ok(format!("CASE WHEN {plain} IS NULL OR {right} {sign} {left} THEN {right} ELSE {plain} END"));
        }
        let rows: Vec<String> = self.exprs(items)?.into_iter().map(|sql| format!("SELECT {sql} AS v")).collect();
        let value = with_collation("v".to_owned(), first.base());
        Ok(format!("(SELECT {function}({value}) FROM ({}))", rows.join(" UNION ALL ")))
    }

    /// The first schema of the search path that exists.
    pub(super) fn current_schema(&self) -> String {
        let mut path = self.context.settings.search_path.iter();
        let found = path.find(|schema| self.context.catalog().has_schema(schema));
        found.map_or_else(|| "NULL".to_owned(), |schema| super::literal::quoted(schema))
    }

    fn sql_value(&mut self, value: SqlValue, precision: Option<u8>) -> String {
        let now = |target: &Type, precision: Option<u8>| {
            let modifier = precision.map_or(-1, i32::from);
            if *target == Type::TimestampTz && modifier < 0 {
                return "now()".to_owned();
            }
            format!("pg_cast(now(), 'timestamptz', '{}', {modifier}, 'e')", datum::type_key(target))
        };
        let settings = self.context.settings;
        match value {
            SqlValue::CurrentDate => now(&Type::Date, None),
            SqlValue::CurrentTime => now(&Type::TimeTz, precision),
            SqlValue::CurrentTimestamp => now(&Type::TimestampTz, precision),
            SqlValue::LocalTime => now(&Type::Time, precision),
            SqlValue::LocalTimestamp => now(&Type::Timestamp, precision),
            SqlValue::CurrentUser | SqlValue::SessionUser | SqlValue::User | SqlValue::CurrentRole => {
                super::literal::quoted(&settings.user)
            }
            SqlValue::CurrentCatalog => super::literal::quoted(&settings.database),
            SqlValue::CurrentSchema => self.current_schema(),
        }
    }
}

fn test_text(test: BooleanTest) -> &'static str {
    match test {
        BooleanTest::True => "IS 1",
        BooleanTest::NotTrue => "IS NOT 1",
        BooleanTest::False => "IS 0",
        BooleanTest::NotFalse => "IS NOT 0",
        BooleanTest::Unknown => "IS NULL",
        BooleanTest::NotUnknown => "IS NOT NULL",
    }
}

pub(super) fn with_collation(sql: String, base: &Type) -> String {
    match datum::collation_of(base) {
        Some(collation) => format!("{sql} COLLATE {collation}"),
        None => sql,
    }
}
