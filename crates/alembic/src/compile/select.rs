//! Queries.

use super::Compiler;
use crate::ddl::{Rendered, quote};
use crate::schema::{Compound, Expression, Lock, Select};

impl Compiler {
    /// Writes a query; `inside` a FROM its columns are named.
    pub(super) fn select(&mut self, select: &Select, inside: bool) -> Rendered {
        let mut out = match (&select.compound, &select.text) {
            (Some(compound), _) => self.compound(compound, inside)?,
            (None, Some(text)) => return self.expression(text),
            (None, None) => self.plain_select(select, inside)?,
        };
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
            let space = if self.generic { "" } else { " " };
            out += &format!("{space}\n LIMIT {}", self.expression(limit)?);
        }
        if let Some(offset) = &select.offset {
            let start = match (select.limit.is_some(), self.generic) {
                (true, _) => "",
                (false, true) => "\n",
                (false, false) => " \n",
            };
            out += &format!("{start} OFFSET {}", self.expression(offset)?);
        }
        if let Some(lock) = &select.lock {
            out += &self.lock(lock);
        }
        Ok(out)
    }

    fn plain_select(&mut self, select: &Select, inside: bool) -> Rendered {
        let mut out = String::from("SELECT ");
        for prefix in &select.prefixes {
            out += &format!("{prefix} ");
        }
        if !select.distinct_on.is_empty() {
            out += &format!("DISTINCT ON ({}) ", self.list(&select.distinct_on)?);
        } else if select.distinct {
            out += "DISTINCT ";
        }
        out += &self.columns(&select.columns, inside)?;
        if !select.from.is_empty() {
            let from = select.from.iter().map(|from| self.from(from)).collect::<Result<Vec<_>, _>>()?;
            out += &format!(" \nFROM {}", from.join(", "));
        }
        if let Some(condition) = &select.condition {
            out += &format!(" \nWHERE {}", self.condition(condition)?);
        }
        Ok(out)
    }

    /// `UNION` and its kin; a part that is ordered, limited or itself compound stands in parentheses.
    fn compound(&mut self, compound: &Compound, inside: bool) -> Rendered {
        let mut parts = Vec::new();
        for part in &compound.parts {
            let text = self.select(part, inside)?;
            let alone = part.order_by.is_empty() && part.limit.is_none() && part.offset.is_none();
            parts.push(if alone && part.compound.is_none() && part.lock.is_none() {
                text
            } else {
                format!("({text})")
            });
        }
        Ok(parts.join(&format!(" {} ", compound.word)))
    }

    fn lock(&mut self, lock: &Lock) -> String {
        let mut out = format!(" {}", lock.word);
        if !lock.of.is_empty() {
            let names: Vec<String> = lock.of.iter().map(|name| quote(&self.resolve(name))).collect();
            out += &format!(" OF {}", names.join(", "));
        }
        if lock.nowait {
            out += " NOWAIT";
        }
        if lock.skip_locked {
            out += " SKIP LOCKED";
        }
        out
    }

    /// A condition after WHERE.
    pub(super) fn condition(&mut self, condition: &Expression) -> Rendered {
        self.expression(condition)
    }

    pub(super) fn nested_select(&mut self, select: &Select, inside: bool) -> Rendered {
        self.nested += 1;
        let text = self.select(select, inside);
        self.nested -= 1;
        text
    }
}
