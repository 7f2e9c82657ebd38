//! Reading dates, times and timestamps.

use super::calendar::{Civil, days_in_month, valid_date};
use super::token::{Token, tokens};
use super::zone::{TimeTz, abbreviation, offset_of, zone_offset};
use super::{DAY, HOUR, INFINITY, MINUTE, NEGATIVE_INFINITY, SECOND, valid_timestamp};
use crate::Context;
use crate::fault::{Result, datetime_syntax};
use diagnostics::Diagnostic;

/// What a text has said so far.
#[derive(Debug, Default)]
struct Reading {
    special: Option<Special>,
    year: Option<(i64, usize)>,
    month: Option<i64>,
    day: Option<i64>,
    before_christ: bool,
    time: Option<i64>,
    afternoon: Option<bool>,
    offset: Option<i64>,
    reversed: bool,
    weekday: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Special {
    Now,
    Day(i64),
    Epoch,
    Infinity,
    NegativeInfinity,
}

/// Why a text is refused.
enum Fault {
    Syntax,
    Field,
    MonthOrDay,
    Displacement,
    Other(Diagnostic),
}

impl Fault {
    fn diagnostic(self, label: &str, text: &str) -> Diagnostic {
        let field = || Diagnostic::error("22008", format!("date/time field value out of range: \"{text}\""));
        match self {
            Self::Syntax => datetime_syntax(label, text),
            Self::Field => field(),
            Self::MonthOrDay => field().with_hint("Perhaps you need a different \"datestyle\" setting."),
            Self::Displacement => {
                Diagnostic::error("22009", format!("time zone displacement out of range: \"{text}\""))
            }
            Self::Other(diagnostic) => diagnostic,
        }
    }
}

type Step<T> = std::result::Result<T, Fault>;

const MONTHS: [&str; 12] = [
    "january",
    "february",
    "march",
    "april",
    "may",
    "june",
    "july",
    "august",
    "september",
    "october",
    "november",
    "december",
];
const DAYS: [&str; 7] = ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"];

/// The position of a full name or its abbreviation in a list.
pub(super) fn named(word: &str, names: &[&str]) -> Option<usize> {
    let cut = |name: &&str| word.len() >= 3 && (**name == *word || name[..3] == *word);
    names.iter().position(|name| cut(name) || (word == "sept" && *name == "september"))
}

fn month_named(word: &str) -> Option<i64> {
    named(word, &MONTHS).and_then(|at| i64::try_from(at + 1).ok())
}

impl Reading {
    fn of(text: &str) -> Step<Self> {
        let mut reading = Self::default();
        let fields = tokens(text).ok_or(Fault::Syntax)?;
        if fields.is_empty() {
            return Err(Fault::Syntax);
        }
        for (at, token) in fields.iter().enumerate() {
            reading.take(token, fields.get(at + 1))?;
        }
        reading.finish()
    }

    fn take(&mut self, token: &Token, next: Option<&Token>) -> Step<()> {
        match token {
            Token::Number(digits) => self.number(digits),
            Token::Date(text) => self.date(text),
            Token::Time(text) => self.clock(text),
            Token::Word(word) => self.word(word, next),
            Token::Zone(text) => self.zone(text),
        }
    }

    fn number(&mut self, text: &str) -> Step<()> {
        let (digits, fraction) = text.split_once('.').unwrap_or((text, ""));
        let value = digits.parse::<i64>().map_err(|_| Fault::Field)?;
        let dated = self.year.is_some() && self.day.is_some();
        match digits.len() {
            8 if !dated => self.compact_date(digits, 4),
            6 if !dated => self.compact_date(digits, 2),
            6 if self.time.is_none() => self.compact_time(digits, fraction),
            4 if dated && self.time.is_none() => self.compact_time(&format!("{digits}00"), fraction),
            2 if dated && self.time.is_none() => self.compact_time(&format!("{digits}0000"), fraction),
            1 | 2 if dated && self.time.is_none() => {
                self.time = Some(value * HOUR);
                Ok(())
            }
            length => self.plain(value, length),
        }
    }

    fn plain(&mut self, value: i64, length: usize) -> Step<()> {
        if length >= 3 && self.year.is_none() {
            self.year = Some((value, length));
        } else if self.month.is_some() && self.day.is_none() {
            self.day = Some(value);
        } else if self.month.is_none() && self.day.is_none() {
            // MDY; a month name may still come and make this the day.
            self.month = Some(value);
            self.reversed = true;
        } else if self.year.is_none() {
            self.year = Some((value, length));
        } else {
            return Err(Fault::Syntax);
        }
        Ok(())
    }

    fn compact_date(&mut self, digits: &str, year: usize) -> Step<()> {
        let number = |part: &str| part.parse::<i64>().map_err(|_| Fault::Syntax);
        self.year = Some((number(&digits[..year])?, year));
        self.month = Some(number(&digits[year..year + 2])?);
        self.day = Some(number(&digits[year + 2..])?);
        Ok(())
    }

    fn compact_time(&mut self, digits: &str, fraction: &str) -> Step<()> {
        let number = |part: &str| part.parse::<i64>().map_err(|_| Fault::Syntax);
        self.set_clock(number(&digits[..2])?, number(&digits[2..4])?, number(&digits[4..])?, fraction)
    }

    fn date(&mut self, text: &str) -> Step<()> {
        if self.year.is_some() || self.day.is_some() || self.weekday {
            return Err(Fault::Syntax);
        }
        let parts: Vec<&str> = text.split(['-', '/', '.']).filter(|part| !part.is_empty()).collect();
        let number = |part: &str| part.parse::<i64>().map_err(|_| Fault::Field);
        match parts.as_slice() {
            [first, second, third] if second.starts_with(|c: char| c.is_ascii_alphabetic()) => {
                self.month = Some(month_named(&second.to_ascii_lowercase()).ok_or(Fault::Syntax)?);
                let (year, day) = if first.len() > 2 { (first, third) } else { (third, first) };
                self.year = Some((number(year)?, year.len()));
                self.day = Some(number(day)?);
            }
            [year, month, day] if year.len() >= 3 => {
                self.year = Some((number(year)?, year.len()));
                (self.month, self.day) = (Some(number(month)?), Some(number(day)?));
            }
            [month, day, year] => {
                self.year = Some((number(year)?, year.len()));
                (self.month, self.day) = (Some(number(month)?), Some(number(day)?));
            }
            [year, of_year] if year.len() >= 3 && of_year.len() == 3 => {
                let start = Civil::new(number(year)?, 1, 1).days();
                let date = super::from_days(start + number(of_year)? - 1);
                self.year = Some((date.year, 4));
                (self.month, self.day) = (Some(date.month), Some(date.day));
            }
            _ => return Err(Fault::Syntax),
        }
        Ok(())
    }

    fn clock(&mut self, text: &str) -> Step<()> {
        if self.time.is_some() {
            return Err(Fault::Syntax);
        }
        let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
        let parts: Vec<i64> = whole
            .split(':')
            .map(|part| if part.is_empty() { Err(Fault::Syntax) } else { part.parse().map_err(|_| Fault::Field) })
            .collect::<Step<_>>()?;
        match parts.as_slice() {
            [minute, second] if text.contains('.') => self.set_clock(0, *minute, *second, fraction),
            [hour, minute] => self.set_clock(*hour, *minute, 0, fraction),
            [hour, minute, second] => self.set_clock(*hour, *minute, *second, fraction),
            _ => Err(Fault::Syntax),
        }
    }

    fn set_clock(&mut self, hour: i64, minute: i64, second: i64, fraction: &str) -> Step<()> {
        if !fraction.bytes().all(|b| b.is_ascii_digit()) {
            return Err(Fault::Syntax);
        }
        let micros = fraction_micros(fraction);
        let exact_day = hour == 24 && minute == 0 && second == 0 && micros == 0;
        if (hour > 23 && !exact_day) || minute > 59 || second > 60 {
            return Err(Fault::Field);
        }
        self.time = Some(hour * HOUR + minute * MINUTE + second * SECOND + micros);
        Ok(())
    }

    fn word(&mut self, word: &str, next: Option<&Token>) -> Step<()> {
        if let Some(month) = month_named(word) {
            if self.reversed && self.day.is_none() {
                self.day = self.month;
            } else if self.month.is_some() && self.year.is_none() && self.day.is_some() {
                return Err(Fault::Syntax);
            }
            self.month = Some(month);
            self.reversed = false;
            return Ok(());
        }
        match word {
            "now" => self.special = Some(Special::Now),
            "today" => self.special = Some(Special::Day(0)),
            "tomorrow" => self.special = Some(Special::Day(1)),
            "yesterday" => self.special = Some(Special::Day(-1)),
            "epoch" => self.special = Some(Special::Epoch),
            "infinity" | "+infinity" => self.special = Some(Special::Infinity),
            "-infinity" => self.special = Some(Special::NegativeInfinity),
            "allballs" => (self.time, self.offset) = (Some(0), Some(0)),
            "am" | "pm" if self.time.is_some() => self.afternoon = Some(word == "pm"),
            "bc" => self.before_christ = true,
            "ad" | "at" | "on" => {}
            "t" if matches!(next, Some(Token::Number(_) | Token::Time(_))) => {}
            _ if named(word, &DAYS).is_some() => self.weekday = true,
            _ => self.zone_name(word)?,
        }
        Ok(())
    }

    fn zone_name(&mut self, word: &str) -> Step<()> {
        if let Some(offset) = abbreviation(word) {
            self.offset = Some(offset);
            return Ok(());
        }
        if word.contains('/') {
            self.offset = Some(zone_offset(word).map_err(Fault::Other)?);
            return Ok(());
        }
        Err(Fault::Syntax)
    }

    fn zone(&mut self, text: &str) -> Step<()> {
        let digits = &text[1..];
        if !digits.bytes().all(|b| b.is_ascii_digit() || b == b':') {
            return Err(Fault::Syntax);
        }
        let size = offset_of(digits).ok_or(Fault::Displacement)?;
        let signed = if text.starts_with('-') { -size } else { size };
        // After `UTC` or `GMT` the sign is POSIX's.
        self.offset = Some(if self.offset.is_some() { -signed } else { signed });
        Ok(())
    }

    fn finish(mut self) -> Step<Self> {
        if let (Some(time), Some(afternoon)) = (self.time, self.afternoon) {
            let hour = time / HOUR;
            if hour == 0 || hour > 12 {
                return Err(Fault::Field);
            }
            self.time = Some(time % HOUR + (hour % 12 + if afternoon { 12 } else { 0 }) * HOUR);
        }
        Ok(self)
    }

    /// The date, checked as PostgreSQL's `ValidateDate` does.
    fn civil(&self) -> Step<Option<Civil>> {
        let (year, month, day) = match (self.year, self.month, self.day) {
            (None, None, None) => return Ok(None),
            (Some(year), Some(month), Some(day)) => (year, month, day),
            _ => return Err(Fault::Syntax),
        };
        let year = match year {
            (0, _) => return Err(Fault::Field),
            (year, _) if self.before_christ => 1 - year,
            (year, digits) if digits <= 2 => year + if year < 70 { 2000 } else { 1900 },
            (year, _) => year,
        };
        if !(1..=12).contains(&month) || !(1..=31).contains(&day) {
            return Err(Fault::MonthOrDay);
        }
        if day > days_in_month(year, month) {
            return Err(Fault::Field);
        }
        Ok(Some(Civil::new(year, month, day)))
    }
}

/// Microseconds of the digits after a point, rounded.
pub(super) fn fraction_micros(fraction: &str) -> i64 {
    let padded = format!("{fraction:0<7}");
    let micros = padded[..6].parse::<i64>().unwrap_or(0);
    micros + i64::from(padded.as_bytes()[6] >= b'5')
}

fn read(label: &str, text: &str) -> Result<Reading> {
    Reading::of(text).map_err(|fault| fault.diagnostic(label, text))
}

/// Reads a date: days since 2000-01-01.
pub(crate) fn parse_date(text: &str, context: &Context<'_>) -> Result<i64> {
    let reading = read("date", text)?;
    let today = || context.environment.transaction_micros.get().div_euclid(DAY);
    match reading.special {
        Some(Special::Now) => return Ok(today()),
        Some(Special::Day(shift)) => return Ok(today() + shift),
        Some(Special::Epoch) => return Ok(-10_957),
        Some(Special::Infinity) => return Ok(INFINITY),
        Some(Special::NegativeInfinity) => return Ok(NEGATIVE_INFINITY),
        None => {}
    }
    let civil = reading.civil().map_err(|fault| fault.diagnostic("date", text))?;
    let days = civil.ok_or_else(|| datetime_syntax("date", text))?.days();
    if valid_date(days) { Ok(days) } else { Err(Diagnostic::error("22008", format!("date out of range: \"{text}\""))) }
}

/// Reads a timestamp; a zone is applied if the type has one, and ignored otherwise.
pub(crate) fn parse_timestamp(label: &str, zoned: Zoned, text: &str, context: &Context<'_>) -> Result<i64> {
    let reading = read(label, text)?;
    let now = context.environment.transaction_micros.get();
    let time = reading.time.unwrap_or(0);
    let range = || Diagnostic::error("22008", format!("timestamp out of range: \"{text}\""));
    let local = match reading.special {
        Some(Special::Now) => return Ok(now),
        Some(Special::Epoch) => return Ok(-10_957 * DAY),
        Some(Special::Infinity) => return Ok(INFINITY),
        Some(Special::NegativeInfinity) => return Ok(NEGATIVE_INFINITY),
        Some(Special::Day(shift)) => (now.div_euclid(DAY) + shift) * DAY + time,
        None => {
            let civil = reading.civil().map_err(|fault| fault.diagnostic(label, text))?;
            let days = civil.ok_or_else(|| datetime_syntax(label, text))?.days();
            days.checked_mul(DAY).and_then(|start| start.checked_add(time)).ok_or_else(range)?
        }
    };
    let offset = if zoned == Zoned::Yes { reading.offset.unwrap_or(0) } else { 0 };
    let micros = local.checked_sub(offset * SECOND).ok_or_else(range)?;
    if valid_timestamp(micros) { Ok(micros) } else { Err(range()) }
}

/// Whether a type has a zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Zoned {
    /// `… with time zone`
    Yes,
    /// `… without time zone`
    No,
}

/// Reads a time of day: microseconds since midnight.
pub(crate) fn parse_time(text: &str, context: &Context<'_>) -> Result<i64> {
    time_of("time", text, context).map(|(micros, _)| micros)
}

/// Reads a time of day with its zone.
pub(crate) fn parse_timetz(text: &str, context: &Context<'_>) -> Result<TimeTz> {
    let (micros, offset) = time_of("time with time zone", text, context)?;
    Ok(TimeTz { micros, offset: offset.unwrap_or(0) })
}

fn time_of(label: &str, text: &str, context: &Context<'_>) -> Result<(i64, Option<i64>)> {
    let mut reading = read(label, text)?;
    if reading.special == Some(Special::Now) {
        return Ok((context.environment.transaction_micros.get().rem_euclid(DAY), None));
    }
    if reading.time.is_none() && reading.reversed && reading.day.is_none() {
        return Err(datetime_syntax(label, text));
    }
    if reading.time.is_none() && compact_time_only(&reading) {
        let (year, month, day) = (reading.year.unwrap_or((0, 0)).0, reading.month, reading.day);
        reading.set_clock(year, month.unwrap_or(0), day.unwrap_or(0), "").map_err(|f| f.diagnostic(label, text))?;
    } else {
        reading.civil().map_err(|fault| fault.diagnostic(label, text))?;
    }
    let time = reading.time.ok_or_else(|| datetime_syntax(label, text))?;
    Ok((time, reading.offset))
}

/// Whether six digits alone were read as a date where a time was wanted.
fn compact_time_only(reading: &Reading) -> bool {
    reading.special.is_none() && matches!(reading.year, Some((_, 2))) && reading.month.is_some()
}
