//! `col_default_is`: a column has a default, written as `\d` shows it; a cast at its end may be left out.

use super::{Demand, Finding, look};
use crate::run::{Run, Submission};
use serde::Deserialize;
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ColDefaultIs {
    table: String,
    column: String,
    default: String,
}

impl Demand for ColDefaultIs {
    fn look(&self, _: &Submission<'_>, run: Option<&Run>) -> Finding {
        look::settle(look::after(run).and_then(|after| {
            let column = look::column(after, &self.table, &self.column)?;
            Ok(match &column.default {
                None => Finding::differs(format!("{}.{} has no default", self.table, self.column)),
                Some(found) if found.0 == self.default || without_cast(&found.0) == self.default => Finding::Holds,
                Some(found) => Finding::differs(format!(
                    "the default of {}.{} is {}, not {}",
                    self.table, self.column, found.0, self.default
                )),
            })
        }))
    }
}

/// `'USD'::character varying` without its cast.
fn without_cast(default: &str) -> &str {
    match default.rsplit_once("::") {
        Some((value, kind)) if !kind.contains(['\'', ')']) => value,
        _ => default,
    }
}

#[cfg(test)]
mod tests {
    use super::without_cast;

    #[test]
    fn only_a_cast_at_the_end_is_taken_off() {
        assert_eq!(without_cast("'USD'::character varying"), "'USD'");
        assert_eq!(without_cast("nextval('users_id_seq'::regclass)"), "nextval('users_id_seq'::regclass)");
        assert_eq!(without_cast("'a::b'"), "'a::b'");
    }
}
