//! Calls of functions.

use super::Compiler;
use crate::ddl::{Rendered, quote};
use crate::schema::{Expression, Over};

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

impl Compiler {
    /// Writes a call, with what stands behind it.
    pub(super) fn function(
        &mut self,
        name: &str,
        arguments: &[Expression],
        filter: Option<&Expression>,
        within_group: &[Expression],
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
        if !within_group.is_empty() {
            out += &format!(" WITHIN GROUP (ORDER BY {})", self.list(within_group)?);
        }
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
        parts.extend(over.frame.clone());
        Ok(parts.join(" "))
    }
}

fn function_name(part: &str) -> String {
    if part.chars().all(|c| c.is_ascii_alphanumeric() || c == '_' || c == '$') { part.to_owned() } else { quote(part) }
}
