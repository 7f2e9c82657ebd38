//! Reading and showing intervals (`IntervalStyle` `postgres`).

use super::parse::fraction_micros;
use super::show::seconds;
use super::{DAY, HOUR, Interval, MINUTE, SECOND};
use crate::fault::{Result, datetime_syntax};
use diagnostics::Diagnostic;
use std::fmt;

/// What one of a unit is: months, days, microseconds.
type Unit = (i64, i64, i64);

const UNITS: &[(&[&str], Unit)] = &[
    (&["us", "usec", "usecs", "usecond", "useconds", "microsecond", "microseconds", "microsecon"], (0, 0, 1)),
    (&["ms", "msec", "msecs", "msecond", "mseconds", "millisecond", "milliseconds", "millisecon"], (0, 0, 1000)),
    (&["s", "sec", "secs", "second", "seconds"], (0, 0, SECOND)),
    (&["m", "min", "mins", "minute", "minutes"], (0, 0, MINUTE)),
    (&["h", "hr", "hrs", "hour", "hours"], (0, 0, HOUR)),
    (&["d", "day", "days"], (0, 1, 0)),
    (&["w", "week", "weeks"], (0, 7, 0)),
    (&["mon", "mons", "month", "months"], (1, 0, 0)),
    (&["y", "yr", "yrs", "year", "years"], (12, 0, 0)),
    (&["dec", "decs", "decade", "decades"], (120, 0, 0)),
    (&["c", "cent", "century", "centuries"], (1200, 0, 0)),
    (&["mil", "mils", "millennium", "millennia"], (12_000, 0, 0)),
];

fn unit(name: &str) -> Option<Unit> {
    UNITS.iter().find(|row| row.0.contains(&name)).map(|row| row.1)
}

/// Why a text is refused.
enum Fault {
    Syntax,
    Field,
}

type Step<T> = std::result::Result<T, Fault>;

#[derive(Default)]
struct Sum {
    months: i64,
    days: i64,
    micros: i64,
}

impl Sum {
    fn add(&mut self, count: i64, of: Unit) -> Step<()> {
        let grow =
            |sum: i64, unit: i64| count.checked_mul(unit).and_then(|part| sum.checked_add(part)).ok_or(Fault::Field);
        self.months = grow(self.months, of.0)?;
        self.days = grow(self.days, of.1)?;
        self.micros = grow(self.micros, of.2)?;
        Ok(())
    }

    /// Adds a fraction of a unit: of a year in months, of a month in days, of a day in time.
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "a fraction is below one")]
    fn add_fraction(&mut self, fraction: f64, of: Unit) {
        if of.0 >= 12 {
            self.months += (fraction * of.0 as f64).round_ties_even() as i64;
            return;
        }
        let days = fraction * (of.0 * 30 + of.1) as f64;
        let whole = days.trunc();
        self.days += whole as i64;
        self.micros += ((days - whole) * DAY as f64).round_ties_even() as i64;
        self.micros += (fraction * of.2 as f64).round_ties_even() as i64;
    }

    fn negate(&mut self) {
        (self.months, self.days, self.micros) = (-self.months, -self.days, -self.micros);
    }
}

impl Interval {
    /// Reads what PostgreSQL's `interval_in` reads; the fields of the modifier tell what a bare number means.
    pub(crate) fn parse(text: &str, modifier: i32) -> Result<Self> {
        let trimmed = text.trim();
        let parsed = trimmed.strip_prefix('P').map_or_else(|| phrase(trimmed, modifier), iso);
        let fault = |fault| match fault {
            Fault::Syntax => datetime_syntax("interval", text),
            Fault::Field => Diagnostic::error("22015", format!("interval field value out of range: \"{text}\"")),
        };
        let sum = parsed.map_err(fault)?;
        let narrow = |part: i64| i32::try_from(part).map_err(|_| fault(Fault::Field));
        Ok(Self::new(narrow(sum.months)?, narrow(sum.days)?, sum.micros).limit(modifier))
    }
}

fn bare_unit(modifier: i32) -> Unit {
    let fields = if modifier < 0 { 0x7fff } else { modifier >> 16 & 0x7fff };
    match fields {
        4 => (12, 0, 0),
        2 | 6 => (1, 0, 0),
        8 => (0, 1, 0),
        0x400 | 0x408 => (0, 0, HOUR),
        0x800 | 0xc00 | 0xc08 => (0, 0, MINUTE),
        _ => (0, 0, SECOND),
    }
}

/// Cuts at spaces and between digits and letters.
fn fields(text: &str) -> Vec<String> {
    let mut found: Vec<String> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        if c.is_whitespace() || c == ',' {
            open = false;
            continue;
        }
        let letter = c.is_alphabetic();
        let joins = open
            && found.last().and_then(|last| last.chars().last()).is_some_and(|last| last.is_alphabetic() == letter);
        // A sign alone stands before its number.
        if joins || (open && found.last().is_some_and(|last| last == "-" || last == "+")) {
            if let Some(last) = found.last_mut() {
                last.push(c.to_ascii_lowercase());
            }
        } else {
            found.push(c.to_ascii_lowercase().to_string());
        }
        open = true;
    }
    found
}

fn phrase(text: &str, modifier: i32) -> Step<Sum> {
    let parts = fields(text);
    let mut sum = Sum::default();
    let mut at = 0;
    let mut ago = false;
    if parts.is_empty() {
        return Err(Fault::Syntax);
    }
    while let Some(part) = parts.get(at) {
        at += 1;
        if part == "@" {
            continue;
        }
        if part == "ago" && at == parts.len() && at > 1 {
            ago = true;
            continue;
        }
        if part.contains(':') {
            sum.add(clock(part)?, (0, 0, 1))?;
            continue;
        }
        if part.chars().skip(1).any(|c| c == '-') {
            years_and_months(part, &mut sum)?;
            continue;
        }
        match parts.get(at).map(|next| (unit(next), next.contains(':'))) {
            Some((Some(of), _)) => {
                at += 1;
                amount(part, of, &mut sum)?;
            }
            Some((None, true)) => amount(part, (0, 1, 0), &mut sum)?,
            None => amount(part, bare_unit(modifier), &mut sum)?,
            Some((None, false)) => return Err(Fault::Syntax),
        }
    }
    if ago {
        sum.negate();
    }
    Ok(sum)
}

fn sign(text: &str) -> (i64, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (-1, &text[1..]),
        Some(b'+') => (1, &text[1..]),
        _ => (1, text),
    }
}

fn amount(text: &str, of: Unit, sum: &mut Sum) -> Step<()> {
    let (sign, digits) = sign(text);
    let (whole, fraction) = digits.split_once('.').unwrap_or((digits, ""));
    let all = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if !all(whole) || !all(fraction) || (whole.is_empty() && fraction.is_empty()) {
        return Err(Fault::Syntax);
    }
    let count = if whole.is_empty() { 0 } else { whole.parse::<i64>().map_err(|_| Fault::Field)? };
    sum.add(sign * count, of)?;
    if !fraction.is_empty() {
        let part: f64 = format!("0.{fraction}").parse().map_err(|_| Fault::Syntax)?;
        sum.add_fraction(if sign < 0 { -part } else { part }, of);
    }
    Ok(())
}

fn years_and_months(text: &str, sum: &mut Sum) -> Step<()> {
    let (sign, rest) = sign(text);
    let (years, months) = rest.split_once('-').ok_or(Fault::Syntax)?;
    let number = |part: &str| part.parse::<u32>().map(i64::from).map_err(|_| Fault::Syntax);
    let (years, months) = (number(years)?, number(months)?);
    if months > 11 {
        return Err(Fault::Field);
    }
    sum.add(sign * (years * 12 + months), (1, 0, 0))
}

fn clock(text: &str) -> Step<i64> {
    let (sign, rest) = sign(text);
    let (whole, fraction) = rest.split_once('.').unwrap_or((rest, ""));
    let number = |part: &&str| part.parse::<u32>().map(i64::from).map_err(|_| Fault::Syntax);
    let parts: Vec<&str> = whole.split(':').collect();
    let numbers: Vec<i64> = parts.iter().map(number).collect::<Step<_>>()?;
    let (hour, minute, second) = match numbers.as_slice() {
        [minute, second] if rest.contains('.') => (0, *minute, *second),
        [hour, minute] => (*hour, *minute, 0),
        [hour, minute, second] => (*hour, *minute, *second),
        _ => return Err(Fault::Syntax),
    };
    if minute > 59 || second > 60 {
        return Err(Fault::Field);
    }
    Ok(sign * (hour * HOUR + minute * MINUTE + second * SECOND + fraction_micros(fraction)))
}

fn iso(text: &str) -> Step<Sum> {
    let mut sum = Sum::default();
    let mut in_time = false;
    let mut rest = text;
    if rest.is_empty() {
        return Err(Fault::Syntax);
    }
    while !rest.is_empty() {
        if let Some(after) = rest.strip_prefix('T') {
            in_time = true;
            rest = after;
            continue;
        }
        let length = rest.find(|c: char| c.is_ascii_alphabetic()).ok_or(Fault::Syntax)?;
        let of = match (&rest[length..=length], in_time) {
            ("Y", false) => (12, 0, 0),
            ("M", false) => (1, 0, 0),
            ("W", false) => (0, 7, 0),
            ("D", false) => (0, 1, 0),
            ("H", true) => (0, 0, HOUR),
            ("M", true) => (0, 0, MINUTE),
            ("S", true) => (0, 0, SECOND),
            _ => return Err(Fault::Syntax),
        };
        amount(&rest[..length], of, &mut sum)?;
        rest = &rest[length + 1..];
    }
    Ok(sum)
}

impl fmt::Display for Interval {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let mut before = false;
        let mut first = true;
        for (count, name) in [(self.months / 12, "year"), (self.months % 12, "mon"), (self.days, "day")] {
            if count == 0 {
                continue;
            }
            let gap = if first { "" } else { " " };
            let plus = if before && count > 0 { "+" } else { "" };
            write!(f, "{gap}{plus}{count} {name}{}", if count == 1 { "" } else { "s" })?;
            (before, first) = (count < 0, false);
        }
        if self.micros == 0 && !first {
            return Ok(());
        }
        let sign = if self.micros < 0 {
            "-"
        } else if before {
            "+"
        } else {
            ""
        };
        let size = i128::from(self.micros).unsigned_abs();
        let (hours, minutes) = (size / 3_600_000_000, size / 60_000_000 % 60);
        let rest = i64::try_from(size % 60_000_000).unwrap_or(0);
        let gap = if first { "" } else { " " };
        write!(f, "{gap}{sign}{hours:02}:{minutes:02}:{}", seconds(rest / SECOND, rest % SECOND))
    }
}
