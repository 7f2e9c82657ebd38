//! Aggregates and window functions.

use super::Lowerer;
use super::expr::with_collation;
use crate::facts::{Function, FunctionKind};
use crate::fault::{Result, unsupported};
use crate::typed::{Aggregate, Expr, Frame, FrameBound, FrameUnits, Node, SortKey, Window, WindowSpec};
use catalog::Type;
use std::collections::HashSet;
use std::sync::LazyLock;

static KNOWN: LazyLock<HashSet<&'static str>> =
    LazyLock::new(|| datum::aggregates().map(|aggregate| aggregate.name).collect());

impl Lowerer<'_> {
    pub(super) fn aggregate(&mut self, aggregate: &Aggregate) -> Result<String> {
        let (name, mut arguments) = self.named(aggregate.function, &aggregate.arguments, aggregate.distinct)?;
        if aggregate.distinct && arguments.len() == 1 {
            let base = aggregate.arguments[0].base();
            let value = arguments.swap_remove(0);
            arguments = vec![format!("DISTINCT {}", with_collation(value, base))];
        }
        let mut inside = arguments.join(", ");
        if !aggregate.order_by.is_empty() {
            inside += &format!(" ORDER BY {}", self.sort(&aggregate.order_by)?);
        }
        let mut text = format!("{name}({inside})");
        if let Some(filter) = &aggregate.filter {
            text += &format!(" FILTER (WHERE {})", self.expr(filter)?);
        }
        Ok(text)
    }

    /// The SQLite name of an aggregate and its arguments.
    fn named(&mut self, function: &Function, given: &[Expr], distinct: bool) -> Result<(String, Vec<String>)> {
        let texts = self.exprs(given)?;
        let key = given.first().map(|one| datum::type_key(one.base())).unwrap_or_default();
        let one = |name: &str, argument: String| Ok((name.to_owned(), vec![argument]));
        match function.name {
            "count" => {
                return Ok(("count".to_owned(), if texts.is_empty() { vec!["*".to_owned()] } else { texts }));
            }
            "percentile_disc" | "mode" => return Ok((function.name.to_owned(), texts)),
            "percentile_cont" => {
                let fraction = if matches!(given[0].base(), Type::Array(_)) { "array_" } else { "" };
                let of = datum::type_key(given[1].base());
                return Ok((format!("percentile_cont_{fraction}{of}"), texts));
            }
            "min" | "max" => return one(function.name, with_collation(texts[0].clone(), given[0].base())),
            "array_agg" if matches!(given[0].base(), Type::Array(_)) => {
                return one("array_agg_array", texts[0].clone());
            }
            "array_agg" => {
                return one("array_agg_text", format!("pg_output({}, '{key}')", texts[0]));
            }
            "jsonb_agg" => return one("jsonb_agg_jsonb", format!("to_jsonb('{key}', {})", texts[0])),
            "json_agg" if matches!(given[0].base(), Type::Record | Type::Array(_)) => {
                return one("json_agg_record", format!("to_json('{key}', {})", texts[0]));
            }
            "json_agg" => return one("json_agg_json", format!("to_json('{key}', {})", texts[0])),
            "jsonb_object_agg" | "json_object_agg" => {
                let json = if function.name.starts_with("jsonb") { "jsonb" } else { "json" };
                let value = datum::type_key(given[1].base());
                let name = format!("{}_{json}", function.name);
                let label = format!("pg_output({}, '{key}')", texts[0]);
                return Ok((name, vec![label, format!("to_{json}('{value}', {})", texts[1])]));
            }
            _ => {}
        }
        let base = match function.name {
            "every" => "bool_and",
            name => name,
        };
        let name = match (base, distinct) {
            ("string_agg", true) => "string_agg_distinct_text".to_owned(),
            (base, _) => format!("{base}_{key}"),
        };
        if !KNOWN.contains(name.as_str()) {
            return Err(unsupported(format!("the aggregate {}({key})", function.name), None));
        }
        Ok((name, texts))
    }

    pub(super) fn window(&mut self, window: &Window) -> Result<String> {
        let (name, arguments) = match window.function.kind {
            FunctionKind::Window => (window.function.name.to_owned(), self.exprs(&window.arguments)?),
            _ => self.named(window.function, &window.arguments, false)?,
        };
        let mut text = format!("{name}({})", arguments.join(", "));
        if let Some(filter) = &window.filter {
            text += &format!(" FILTER (WHERE {})", self.expr(filter)?);
        }
        Ok(format!("{text} OVER ({})", self.over(&window.spec)?))
    }

    fn over(&mut self, spec: &WindowSpec) -> Result<String> {
        let mut parts = Vec::new();
        if !spec.partition_by.is_empty() {
            let keys = spec.partition_by.iter().map(|key| self.collated(key)).collect::<Result<Vec<_>>>()?;
            parts.push(format!("PARTITION BY {}", keys.join(", ")));
        }
        match &spec.frame {
            Some(frame) if by_distance(frame) => parts.push(self.measured(&spec.order_by)?),
            _ if spec.order_by.is_empty() => {}
            _ => parts.push(format!("ORDER BY {}", self.sort(&spec.order_by)?)),
        }
        if let Some(frame) = &spec.frame {
            parts.push(self.frame(frame)?);
        }
        Ok(parts.join(" "))
    }

    fn frame(&mut self, frame: &Frame) -> Result<String> {
        let units = match frame.units {
            FrameUnits::Rows => "ROWS",
            FrameUnits::Range => "RANGE",
            FrameUnits::Groups => "GROUPS",
        };
        let start = self.bound(&frame.start)?;
        Ok(match &frame.end {
            Some(end) => format!("{units} BETWEEN {start} AND {}", self.bound(end)?),
            None => format!("{units} {start}"),
        })
    }

    fn bound(&mut self, bound: &FrameBound) -> Result<String> {
        Ok(match bound {
            FrameBound::UnboundedPreceding => "UNBOUNDED PRECEDING".to_owned(),
            FrameBound::UnboundedFollowing => "UNBOUNDED FOLLOWING".to_owned(),
            FrameBound::CurrentRow => "CURRENT ROW".to_owned(),
            FrameBound::Preceding(expr) => format!("{} PRECEDING", self.distance(expr)?),
            FrameBound::Following(expr) => format!("{} FOLLOWING", self.distance(expr)?),
        })
    }

    /// The key of a RANGE with an offset as a number, which is what SQLite measures in.
    fn measured(&mut self, keys: &[SortKey]) -> Result<String> {
        let mut texts = Vec::with_capacity(keys.len());
        for key in keys {
            let sql = self.expr(&key.expr)?;
            let sql = match key.expr.base() {
                Type::Numeric => format!("CAST({sql} AS REAL)"),
                Type::Date => format!("({sql} * 86400000000)"),
                Type::Interval => return Err(unsupported("RANGE with an offset over intervals", key.expr.at)),
                _ => sql,
            };
            texts.push(format!("{sql} {}", direction(key)));
        }
        Ok(format!("ORDER BY {}", texts.join(", ")))
    }

    /// How far a frame reaches.
    fn distance(&mut self, expr: &Expr) -> Result<String> {
        match (&expr.node, expr.base()) {
            (Node::Constant { value: datum::Value::Text(stored), .. }, Type::Interval) => {
                let parts: Vec<i64> = stored.split(' ').filter_map(|part| part.parse().ok()).collect();
                match parts.as_slice() {
                    [0, days, micros] => Ok((days.saturating_mul(86_400_000_000).saturating_add(*micros)).to_string()),
                    _ => Err(unsupported("RANGE with an offset of months", expr.at)),
                }
            }
            (_, Type::Interval) => Err(unsupported("RANGE with an offset that is no constant", expr.at)),
            (_, Type::Numeric) => Ok(format!("CAST({} AS REAL)", self.expr(expr)?)),
            _ => self.expr(expr),
        }
    }

    pub(super) fn sort(&mut self, keys: &[SortKey]) -> Result<String> {
        let mut texts = Vec::with_capacity(keys.len());
        for key in keys {
            let expr = self.collated(&key.expr)?;
            texts.push(format!("{} {}", unordinal(expr, &key.expr), direction(key)));
        }
        Ok(texts.join(", "))
    }
}

/// Whether a frame reaches so far from the value of the key.
fn by_distance(frame: &Frame) -> bool {
    let far = |bound: &FrameBound| matches!(bound, FrameBound::Preceding(_) | FrameBound::Following(_));
    frame.units == FrameUnits::Range && (far(&frame.start) || frame.end.as_ref().is_some_and(far))
}

/// SQLite takes an integer constant in ORDER BY and GROUP BY for a position.
pub(super) fn unordinal(sql: String, expr: &Expr) -> String {
    match expr.node {
        Node::Constant { .. } | Node::Null => format!("CAST({sql} AS BLOB)"),
        _ => sql,
    }
}

pub(super) fn direction(key: &SortKey) -> &'static str {
    match (key.descending, key.nulls_first) {
        (false, false) => "ASC NULLS LAST",
        (false, true) => "ASC NULLS FIRST",
        (true, false) => "DESC NULLS LAST",
        (true, true) => "DESC NULLS FIRST",
    }
}
