//! Reading and showing the value of a setting (PostgreSQL 15, `guc.c`).

use super::known::{Kind, Known};
use diagnostics::Diagnostic;

/// Units by size, the largest first: a name and how many of the smallest one it is.
const MEMORY: &[(&str, f64)] =
    &[("TB", 1_099_511_627_776.0), ("GB", 1_073_741_824.0), ("MB", 1_048_576.0), ("kB", 1024.0), ("B", 1.0)];
const TIME: &[(&str, f64)] = &[("d", 86_400e6), ("h", 3600e6), ("min", 60e6), ("s", 1e6), ("ms", 1e3), ("us", 1.0)];

fn units(known: &Known) -> &'static [(&'static str, f64)] {
    match known.unit {
        "" => &[],
        "us" | "ms" | "s" | "min" | "h" | "d" => TIME,
        _ => MEMORY,
    }
}

/// How many of the smallest unit the unit of a setting is.
fn base(known: &Known) -> f64 {
    if known.unit == "8kB" {
        return 8192.0;
    }
    units(known).iter().find(|(name, _)| *name == known.unit).map_or(1.0, |(_, size)| *size)
}

fn invalid(known: &Known, value: &str) -> Diagnostic {
    Diagnostic::error("22023", format!("invalid value for parameter \"{}\": \"{value}\"", known.name))
}

/// A value as it is kept: in the setting's unit.
pub(super) fn read(known: &Known, value: &str) -> Result<String, Diagnostic> {
    match known.kind {
        Kind::Text => Ok(value.to_owned()),
        Kind::Boolean => boolean(value).map(|it| if it { "on" } else { "off" }.to_owned()).ok_or_else(|| {
            Diagnostic::error("22023", format!("parameter \"{}\" requires a Boolean value", known.name))
        }),
        Kind::Enum => word(known, value),
        Kind::Integer | Kind::Real => number(known, value),
    }
}

/// PostgreSQL takes any beginning of these words that tells them apart.
fn boolean(value: &str) -> Option<bool> {
    let value = value.to_ascii_lowercase();
    let begins = |word: &str, least: usize| value.len() >= least && word.starts_with(&value);
    if begins("true", 1) || begins("yes", 1) || value == "on" || value == "1" {
        return Some(true);
    }
    (begins("false", 1) || begins("no", 1) || begins("off", 2) || value == "0").then_some(false)
}

fn word(known: &Known, value: &str) -> Result<String, Diagnostic> {
    let mut words = known.values.split(',');
    if let Some(word) = words.find(|word| word.eq_ignore_ascii_case(value)) {
        return Ok(word.to_owned());
    }
    let has = |wanted: &str| known.values.split(',').any(|word| word == wanted);
    if has("on") && has("off") && !value.is_empty() {
        match value.to_ascii_lowercase().as_str() {
            "true" | "yes" | "1" => return Ok("on".to_owned()),
            "false" | "no" | "0" => return Ok("off".to_owned()),
            _ => {}
        }
    }
    match value.to_ascii_lowercase().as_str() {
        "debug" if has("debug2") => return Ok("debug2".to_owned()),
        "info" if has("debug2") => return Ok("info".to_owned()),
        _ => {}
    }
    let hint = format!("Available values: {}.", known.values.split(',').collect::<Vec<_>>().join(", "));
    Err(invalid(known, value).with_hint(hint))
}

fn number(known: &Known, value: &str) -> Result<String, Diagnostic> {
    let text = value.trim();
    let end = text.char_indices().find(|(at, c)| !belongs(text, *at, *c)).map_or(text.len(), |(at, _)| at);
    let Ok(mut number) = text[..end].parse::<f64>() else { return Err(invalid(known, value)) };
    let unit = text[end..].trim();
    if !unit.is_empty() {
        let found = units(known).iter().find(|(name, _)| *name == unit);
        let Some((_, size)) = found else {
            let fault = invalid(known, value);
            return Err(match units(known).first() {
                Some(("d", _)) => fault
                    .with_hint("Valid units for this parameter are \"us\", \"ms\", \"s\", \"min\", \"h\", and \"d\"."),
                Some(_) => {
                    fault.with_hint("Valid units for this parameter are \"B\", \"kB\", \"MB\", \"GB\", and \"TB\".")
                }
                None => fault,
            });
        };
        number = number * size / base(known);
    }
    if known.kind == Kind::Integer {
        number = number.round_ties_even();
        if number.abs() > 2_147_483_647.0 {
            return Err(invalid(known, value).with_hint("Value exceeds integer range."));
        }
    }
    let bound = |text: &str| text.parse::<f64>().unwrap_or(0.0);
    if number < bound(known.least) || number > bound(known.most) {
        let space = if known.unit.is_empty() { "" } else { " " };
        let message = format!(
            "{number}{space}{} is outside the valid range for parameter \"{}\" ({} .. {})",
            known.unit, known.name, known.least, known.most
        );
        return Err(Diagnostic::error("22023", message));
    }
    Ok(number.to_string())
}

/// Whether a character is of the number that a value begins with.
fn belongs(text: &str, at: usize, c: char) -> bool {
    let before = text[..at].chars().next_back();
    c.is_ascii_digit()
        || c == '.'
        || (matches!(c, '+' | '-') && (at == 0 || matches!(before, Some('e' | 'E'))))
        || (matches!(c, 'e' | 'E')
            && before.is_some_and(|it| it.is_ascii_digit())
            && text[at + 1..].starts_with(|it: char| it.is_ascii_digit() || matches!(it, '+' | '-')))
}

/// A kept value as `SHOW` gives it: in the largest unit that it fills.
pub(super) fn show(known: &Known, kept: &str) -> String {
    let Ok(number) = kept.parse::<f64>() else { return kept.to_owned() };
    if !matches!(known.kind, Kind::Integer | Kind::Real) || known.unit.is_empty() || number <= 0.0 {
        return kept.to_owned();
    }
    let size = number * base(known);
    let whole = |unit: f64| ((size / unit).round() / (size / unit) - 1.0).abs() <= 1e-8;
    let (name, unit) = units(known).iter().find(|(_, unit)| whole(*unit)).copied().unwrap_or((known.unit, base(known)));
    format!("{}{name}", size / unit)
}

#[cfg(test)]
#[allow(clippy::needless_pass_by_value, reason = "an expectation is used up")]
mod tests {
    use crate::settings::known::known;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(name: &str, value: &str, expected: Expect) {
        let known = known(name).expect("a setting");
        let read = super::read(known, value).map(|kept| super::show(known, &kept));
        expected.assert_eq(&read.unwrap_or_else(|fault| fault.message));
    }

    #[test]
    fn values_are_read_in_their_units() {
        check("work_mem", "8192", expect!["8MB"]);
        check("work_mem", "1.5GB", expect!["1536MB"]);
        check(
            "work_mem",
            "1kB",
            expect![[r#"1 kB is outside the valid range for parameter "work_mem" (64 .. 2147483647)"#]],
        );
        check("effective_cache_size", "100", expect!["800kB"]);
        check("statement_timeout", "90 s", expect!["90s"]);
        check("statement_timeout", "120000", expect!["2min"]);
        check("vacuum_cost_delay", "0.5", expect!["500us"]);
        check("random_page_cost", "1.1", expect!["1.1"]);
        check("jit", "tr", expect!["on"]);
        check("jit", "o", expect![[r#"parameter "jit" requires a Boolean value"#]]);
        check("synchronous_commit", "no", expect!["off"]);
        check("client_min_messages", "LOUD", expect![[r#"invalid value for parameter "client_min_messages": "LOUD""#]]);
    }
}
