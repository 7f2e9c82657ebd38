//! SELECT.

use super::Compiler;
use crate::ddl::{Rendered, quote, quote_schema};
use crate::schema::{From, Select};

impl Compiler {
    /// Writes a query; `inside` a FROM its columns are named.
    pub(super) fn select(&mut self, select: &Select, inside: bool) -> Rendered {
        let mut shown = Vec::new();
        for column in &select.columns {
            let label = self.label_of(column, inside);
            let text = self.expression(column)?;
            shown.push(label.map_or(text.clone(), |label| format!("{text} AS {label}")));
        }
        let mut out = format!("SELECT {}{}", if select.distinct { "DISTINCT " } else { "" }, shown.join(", "));
        if !select.from.is_empty() {
            let from = select.from.iter().map(|from| self.from(from)).collect::<Result<Vec<_>, _>>()?;
            out += &format!(" \nFROM {}", from.join(", "));
        }
        if let Some(condition) = &select.condition {
            out += &format!(" \nWHERE {}", self.condition(condition)?);
        }
        if !select.group_by.is_empty() {
            out += &format!(" GROUP BY {}", self.list(&select.group_by)?);
        }
        if let Some(having) = &select.having {
            out += &format!(" \nHAVING {}", self.expression(having)?);
        }
        if !select.order_by.is_empty() {
            out += &format!(" ORDER BY {}", self.list(&select.order_by)?);
        }
        if let Some(limit) = &select.limit {
            out += &format!(" \n LIMIT {}", self.expression(limit)?);
        }
        if let Some(offset) = &select.offset {
            let start = if select.limit.is_some() { "" } else { " \n" };
            out += &format!("{start} OFFSET {}", self.expression(offset)?);
        }
        if select.for_update {
            out += " FOR UPDATE";
        }
        Ok(out)
    }

    /// A condition after WHERE.
    pub(super) fn condition(&mut self, condition: &crate::schema::Expression) -> Rendered {
        self.expression(condition)
    }

    pub(super) fn nested_select(&mut self, select: &Select, inside: bool) -> Rendered {
        self.nested += 1;
        let text = self.select(select, inside);
        self.nested -= 1;
        text
    }

    pub(super) fn from(&mut self, from: &From) -> Rendered {
        Ok(match from {
            From::Table { table, schema, alias } => {
                let mut name = quote(table);
                if let Some(schema) = schema {
                    name = format!("{}.{name}", quote_schema(schema));
                }
                alias.as_ref().map_or(name.clone(), |alias| format!("{name} AS {}", quote(alias)))
            }
            From::Join { join, right, on, outer, full } => {
                let word = match (full, outer) {
                    (true, _) => "FULL OUTER JOIN",
                    (_, true) => "LEFT OUTER JOIN",
                    _ => "JOIN",
                };
                let (left, right) = (self.from(join)?, self.from(right)?);
                format!("{left} {word} {right} ON {}", self.expression(on)?)
            }
            From::Subquery { subquery, alias } => {
                format!("({}) AS {}", self.nested_select(subquery, true)?, quote(alias))
            }
        })
    }
}
