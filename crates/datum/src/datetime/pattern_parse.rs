//! `to_date` and `to_timestamp`: reading by a picture.

use super::calendar::{Civil, days_in_month};
use super::parse::{fraction_micros, named};
use super::pattern::{DAYS, Key, MONTHS, Piece, Quoted, pieces};
use super::{DAY, HOUR, MINUTE, SECOND, from_days};
use crate::fault::{Result, unsupported};
use diagnostics::Diagnostic;

#[derive(Default)]
struct Read {
    year: Option<i64>,
    month: Option<i64>,
    day: Option<i64>,
    day_of_year: Option<i64>,
    julian: Option<i64>,
    hour: i64,
    twelve: bool,
    afternoon: Option<bool>,
    minute: i64,
    second: i64,
    micros: i64,
    day_seconds: Option<i64>,
    before_christ: bool,
    offset: i64,
}

fn invalid(value: &str, key: &Key, detail: &str) -> Diagnostic {
    Diagnostic::error("22007", format!("invalid value \"{value}\" for \"{}\"", key.written)).with_detail(detail)
}

fn out_of_range(text: &str) -> Diagnostic {
    Diagnostic::error("22008", format!("date/time field value out of range: \"{text}\""))
}

/// `to_date(text, picture)`: days since 2000-01-01.
pub(crate) fn to_date(text: &str, picture: &str) -> Result<i64> {
    Ok(read(text, picture)?.civil(text)?.days())
}

/// `to_timestamp(text, picture)`: microseconds since 2000-01-01.
pub(crate) fn to_timestamp(text: &str, picture: &str) -> Result<i64> {
    let read = read(text, picture)?;
    let day = read.civil(text)?.days().checked_mul(DAY).ok_or_else(|| out_of_range(text))?;
    Ok(day + read.clock(text)? - read.offset * SECOND)
}

fn read(text: &str, picture: &str) -> Result<Read> {
    let mut found = Read::default();
    let pieces = pieces(picture);
    let mut rest = text;
    for (at, piece) in pieces.iter().enumerate() {
        match piece {
            Piece::Copy(c, quoted) => rest = skip(rest, *c, *quoted),
            Piece::Key(key) => {
                let runs_on = matches!(pieces.get(at + 1), Some(Piece::Key(next)) if !matches!(next.name, "AM" | "PM" | "AD" | "BC"));
                rest = found.take(rest.trim_start(), key, runs_on)?;
            }
        }
    }
    Ok(found)
}

fn separator(c: char) -> bool {
    !c.is_ascii_alphanumeric() && c.is_ascii()
}

/// Skips what a character of the picture stands for: separators match any separator, or nothing.
fn skip(rest: &str, c: char, quoted: Quoted) -> &str {
    if quoted == Quoted::No && separator(c) {
        let rest = rest.trim_start();
        return match rest.chars().next() {
            Some(found) if separator(found) && !matches!(found, '+' | '-' if c == ' ') => &rest[1..],
            _ => rest,
        };
    }
    rest.chars().next().map_or(rest, |found| &rest[found.len_utf8()..])
}

impl Read {
    fn take<'a>(&mut self, rest: &'a str, key: &Key, runs_on: bool) -> Result<&'a str> {
        match key.name {
            "MONTH" | "MON" => {
                let (at, rest) = word(rest, &MONTHS, key)?;
                self.month = Some(at + 1);
                return Ok(rest);
            }
            "DAY" | "DY" => return word(rest, &DAYS, key).map(|found| found.1),
            "AM" | "PM" | "A.M." | "P.M." => {
                return self.marker(rest, key, &["am", "pm", "a.m.", "p.m."], |read, late| read.afternoon = Some(late));
            }
            "AD" | "BC" | "A.D." | "B.C." => {
                return self.marker(rest, key, &["ad", "bc", "a.d.", "b.c."], |read, early| read.before_christ = early);
            }
            "TZH" | "TZM" | "TZ" | "OF" | "RM" | "IYYY" | "IYY" | "IY" | "I" | "IW" | "ID" | "IDDD" | "WW" | "W"
            | "D" | "Q" | "CC" | "Y,YYY" => {
                return Err(unsupported(format_args!("the template pattern \"{}\" for reading", key.written)));
            }
            _ => {}
        }
        let width = width(key.name);
        let limit = if key.fill || !runs_on { usize::MAX } else { width };
        let signed = rest.strip_prefix(['-', '+']).map_or(0, |_| 1);
        let mut end =
            rest[signed..].find(|c: char| !c.is_ascii_digit()).unwrap_or(rest.len() - signed).min(limit) + signed;
        if matches!(key.name, "MS" | "US")
            || key.name.starts_with("FF")
            || matches!(key.name, "HH24" | "HH12" | "HH" | "MI" | "SS" | "MM" | "DD" | "DDD")
        {
            end = end.min(width + signed);
        }
        let digits = &rest[..end];
        let number: i64 = digits.parse().map_err(|_| {
            let shown: String = rest.chars().take(if width > 9 { 4 } else { width }).collect();
            invalid(&shown, key, "Value must be an integer.")
        })?;
        self.set(key, number, digits);
        let mut after = &rest[end..];
        if key.ordinal.is_some() {
            after = after.get(2..).unwrap_or("");
        }
        Ok(after)
    }

    fn marker<'a>(&mut self, rest: &'a str, key: &Key, names: &[&str], set: fn(&mut Self, bool)) -> Result<&'a str> {
        let head = |name: &str| rest.get(..name.len()).is_some_and(|head| head.eq_ignore_ascii_case(name));
        let found = names.iter().position(|name| head(name));
        let shown = || rest.chars().take(key.name.len()).collect::<String>();
        let at = found.ok_or_else(|| {
            invalid(&shown(), key, "The given value did not match any of the allowed values for this field.")
        })?;
        set(self, at % 2 == 1);
        Ok(&rest[names[at].len()..])
    }

    fn set(&mut self, key: &Key, number: i64, digits: &str) {
        match key.name {
            "YYYY" => self.year = Some(number),
            "YYY" | "YY" | "Y" => {
                self.year = Some(if number < 70 {
                    number + 2000
                } else if number < 100 {
                    number + 1900
                } else if number < 520 {
                    number + 2000
                } else if number < 1000 {
                    number + 1000
                } else {
                    number
                });
            }
            "MM" => self.month = Some(number),
            "DD" => self.day = Some(number),
            "DDD" => self.day_of_year = Some(number),
            "J" => self.julian = Some(number),
            "HH24" => self.hour = number,
            "HH" | "HH12" => (self.hour, self.twelve) = (number, true),
            "MI" => self.minute = number,
            "SS" => self.second = number,
            "SSSS" | "SSSSS" => self.day_seconds = Some(number),
            _ => self.micros = fraction_micros(digits),
        }
    }

    fn civil(&self, text: &str) -> Result<Civil> {
        if let Some(julian) = self.julian {
            return Ok(from_days(julian - 2_451_545));
        }
        let year = self.year.unwrap_or(i64::from(self.before_christ));
        let year = if self.before_christ {
            1 - year
        } else if year == 0 && self.year.is_none() {
            0
        } else {
            year
        };
        if let Some(day) = self.day_of_year {
            return Ok(from_days(Civil::new(year, 1, 1).days() + day - 1));
        }
        let (month, day) = (self.month.unwrap_or(1), self.day.unwrap_or(1));
        if !(1..=12).contains(&month) || day < 1 || day > days_in_month(year, month) {
            return Err(out_of_range(text));
        }
        Ok(Civil::new(year, month, day))
    }

    fn clock(&self, text: &str) -> Result<i64> {
        if let Some(seconds) = self.day_seconds {
            return Ok(seconds * SECOND + self.micros);
        }
        let mut hour = self.hour;
        if self.twelve || self.afternoon.is_some() {
            if !(1..=12).contains(&hour) {
                let fault = Diagnostic::error("22007", format!("hour \"{hour}\" is invalid for the 12-hour clock"));
                return Err(fault.with_hint("Use the 24-hour clock, or give an hour between 1 and 12."));
            }
            hour = hour % 12 + if self.afternoon == Some(true) { 12 } else { 0 };
        }
        if hour > 23 || self.minute > 59 || self.second > 59 {
            return Err(out_of_range(text));
        }
        Ok(hour * HOUR + self.minute * MINUTE + self.second * SECOND + self.micros)
    }
}

fn width(name: &str) -> usize {
    match name {
        "YYYY" => 4,
        "YYY" | "DDD" | "MS" => 3,
        "Y" => 1,
        "US" => 6,
        "SSSS" | "SSSSS" => 5,
        "J" => 18,
        name => name.strip_prefix("FF").and_then(|digits| digits.parse().ok()).unwrap_or(2),
    }
}

fn word<'a>(rest: &'a str, names: &[&str], key: &Key) -> Result<(i64, &'a str)> {
    let length = rest.find(|c: char| !c.is_ascii_alphabetic()).unwrap_or(rest.len());
    let folded = rest[..length].to_ascii_lowercase();
    let lower: Vec<String> = names.iter().map(|name| name.to_ascii_lowercase()).collect();
    let full: Vec<&str> = lower.iter().map(String::as_str).collect();
    let found = full.iter().position(|name| folded.starts_with(name)).map(|at| (at, full[at].len()));
    let short = || folded.get(..3).and_then(|head| named(head, &full)).map(|at| (at, 3));
    let (at, taken) = found.or_else(short).ok_or_else(|| {
        let shown: String = rest.chars().take(if key.name.len() > 3 { 9 } else { 3 }).collect();
        invalid(&shown, key, "The given value did not match any of the allowed values for this field.")
    })?;
    Ok((i64::try_from(at).unwrap_or(0), &rest[taken..]))
}
