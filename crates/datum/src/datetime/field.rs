//! The fields of dates, times and intervals: `extract`, `date_part`, `date_trunc`.

use super::calendar::{Civil, Clock, day_of_week};
use super::{DAY, HOUR, Interval, MINUTE, SECOND, UNIX_EPOCH_SECONDS, is_finite, split_micros};
use crate::fault::{Result, datetime_range, parameter};
use crate::numeric::Numeric;
use diagnostics::Diagnostic;
use num_bigint::BigInt;

/// The value of a field.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Part {
    /// A whole number.
    Whole(i64),
    /// A number with so many digits after the point, given without the point.
    Scaled(i128, u32),
    /// `infinity` or `-infinity`, for fields that grow with time.
    Infinite(i64),
    /// No value, for the fields of an infinite timestamp that go round.
    Absent,
}

impl Part {
    /// As `extract` gives it.
    pub(crate) fn numeric(&self) -> Option<Numeric> {
        match self {
            Self::Whole(number) => Some(Numeric::from(*number)),
            Self::Scaled(digits, scale) => Some(Numeric::finite(BigInt::from(*digits), *scale)),
            Self::Infinite(sign) if *sign > 0 => Some(Numeric::Infinity),
            Self::Infinite(_) => Some(Numeric::NegativeInfinity),
            Self::Absent => None,
        }
    }
}

const MICROSECONDS: &[&str] = &["microsecond", "microseconds", "us", "usec", "usecs", "useconds"];
const MILLISECONDS: &[&str] = &["millisecond", "milliseconds", "ms", "msec", "msecs", "mseconds"];

/// The name of a field in one spelling; the text itself if it is none.
fn canonical(field: &str) -> String {
    let lower = field.to_ascii_lowercase();
    let known = |names: &[&str]| names.contains(&lower.as_str());
    let name = match lower.as_str() {
        "second" | "seconds" | "sec" | "secs" | "s" => "second",
        "minute" | "minutes" | "min" | "mins" | "m" => "minute",
        "hour" | "hours" | "hr" | "hrs" | "h" => "hour",
        "day" | "days" | "d" => "day",
        "week" | "weeks" | "w" => "week",
        "month" | "months" | "mon" | "mons" => "month",
        "quarter" | "qtr" => "quarter",
        "year" | "years" | "yr" | "yrs" | "y" => "year",
        "decade" | "decades" | "dec" | "decs" => "decade",
        "century" | "centuries" | "cent" | "c" => "century",
        "millennium" | "millennia" | "mil" | "mils" => "millennium",
        _ if known(MICROSECONDS) => "microseconds",
        _ if known(MILLISECONDS) => "milliseconds",
        _ => return lower,
    };
    name.to_owned()
}

fn unknown(field: &str, label: &str) -> Diagnostic {
    const KNOWN: &[&str] = &[
        "second",
        "minute",
        "hour",
        "day",
        "week",
        "month",
        "quarter",
        "year",
        "decade",
        "century",
        "millennium",
        "microseconds",
        "milliseconds",
        "dow",
        "isodow",
        "doy",
        "isoyear",
        "julian",
        "epoch",
        "timezone",
        "timezone_hour",
        "timezone_minute",
    ];
    let name = canonical(field);
    if KNOWN.contains(&name.as_str()) {
        return Diagnostic::error(
            "0A000",
            format!("unit \"{}\" not supported for type {label}", field.to_ascii_lowercase()),
        );
    }
    unrecognized(field, label)
}

fn unrecognized(field: &str, label: &str) -> Diagnostic {
    parameter(format!("unit \"{}\" not recognized for type {label}", field.to_ascii_lowercase()))
}

fn clock_part(name: &str, time: Clock) -> Option<Part> {
    let micros = i128::from(time.second) * 1_000_000 + i128::from(time.micros);
    Some(match name {
        "microseconds" => Part::Whole(time.second * SECOND + time.micros),
        "milliseconds" => Part::Scaled(micros, 3),
        "second" => Part::Scaled(micros, 6),
        "minute" => Part::Whole(time.minute),
        "hour" => Part::Whole(time.hour),
        _ => return None,
    })
}

fn grouped(year: i64, of: i64) -> i64 {
    if year > 0 { (year + of - 1) / of } else { -((of - 1 - (year - 1)) / of) }
}

fn decade(year: i64) -> i64 {
    if year >= 0 { year / 10 } else { -((8 - (year - 1)) / 10) }
}

fn day_part(name: &str, date: Civil, micros_of_day: i64) -> Option<Part> {
    let days = date.days();
    Some(Part::Whole(match name {
        "day" => date.day,
        "month" => date.month,
        "quarter" => (date.month - 1) / 3 + 1,
        "week" => date.iso_week().1,
        "isoyear" => before_christ(date.iso_week().0),
        "year" => before_christ(date.year),
        "decade" => decade(date.year),
        "century" => grouped(date.year, 100),
        "millennium" => grouped(date.year, 1000),
        "dow" => day_of_week(days),
        "isodow" => (day_of_week(days) + 6) % 7 + 1,
        "doy" => date.day_of_year(),
        "julian" if micros_of_day == 0 => days + 2_451_545,
        "julian" => {
            let whole = Numeric::from(days + 2_451_545);
            let share = Numeric::from(micros_of_day).divide(&Numeric::from(DAY)).ok()?;
            return match whole.add(&share) {
                Numeric::Finite(sum) => Some(Part::Scaled(i128::try_from(sum.digits).ok()?, sum.scale)),
                _ => None,
            };
        }
        _ => return None,
    }))
}

fn before_christ(year: i64) -> i64 {
    if year > 0 { year } else { year - 1 }
}

/// The field of a timestamp; `label` is the type that messages name.
pub(crate) fn date_part(field: &str, micros: i64, label: &str) -> Result<Part> {
    let name = canonical(field);
    let zoned = label.ends_with("with time zone");
    if !is_finite(micros) {
        return infinite_part(&name, micros).ok_or_else(|| unknown(field, label));
    }
    let (date, time) = split_micros(micros);
    if name == "epoch" {
        return Ok(Part::Scaled(i128::from(micros) + i128::from(UNIX_EPOCH_SECONDS) * 1_000_000, 6));
    }
    if zoned && matches!(name.as_str(), "timezone" | "timezone_hour" | "timezone_minute") {
        return Ok(Part::Whole(0));
    }
    let found = clock_part(&name, time).or_else(|| day_part(&name, date, micros.rem_euclid(DAY)));
    found.ok_or_else(|| unknown(field, label))
}

fn infinite_part(name: &str, stored: i64) -> Option<Part> {
    match name {
        "year" | "decade" | "century" | "millennium" | "julian" | "isoyear" | "epoch" => {
            Some(Part::Infinite(stored.signum()))
        }
        "microseconds" | "milliseconds" | "second" | "minute" | "hour" | "day" | "month" | "quarter" | "week"
        | "dow" | "isodow" | "doy" | "timezone" | "timezone_hour" | "timezone_minute" => Some(Part::Absent),
        _ => None,
    }
}

/// The field of a time of day, with an offset in seconds if the type has a zone.
pub(crate) fn time_part(field: &str, micros: i64, offset: Option<i64>, label: &str) -> Result<Part> {
    let name = canonical(field);
    let zone = match (name.as_str(), offset) {
        ("timezone", Some(offset)) => Some(Part::Whole(offset)),
        ("timezone_hour", Some(offset)) => Some(Part::Whole(offset / 3600)),
        ("timezone_minute", Some(offset)) => Some(Part::Whole(offset / 60 % 60)),
        ("epoch", offset) => Some(Part::Scaled(i128::from(micros - offset.unwrap_or(0) * SECOND), 6)),
        _ => None,
    };
    zone.or_else(|| clock_part(&name, Clock::of(micros))).ok_or_else(|| unknown(field, label))
}

/// The field of an interval.
pub(crate) fn interval_part(field: &str, interval: Interval) -> Result<Part> {
    let name = canonical(field);
    let (years, months) = (i64::from(interval.months / 12), i64::from(interval.months % 12));
    let time = Clock::of(interval.micros);
    if let Some(part) = clock_part(&name, time) {
        return Ok(part);
    }
    Ok(match name.as_str() {
        "day" => Part::Whole(interval.days.into()),
        "month" => Part::Whole(months),
        "quarter" => Part::Whole(months / 3 + 1),
        "year" => Part::Whole(years),
        "decade" => Part::Whole(years / 10),
        "century" => Part::Whole(years / 100),
        "millennium" => Part::Whole(years / 1000),
        "epoch" => {
            // A year is 365.25 days, a month 30.
            let quarter_days = i128::from(years) * 1461 + i128::from(months) * 120 + i128::from(interval.days) * 4;
            Part::Scaled(quarter_days * i128::from(DAY / 4) + i128::from(interval.micros), 6)
        }
        _ => return Err(unknown(field, "interval")),
    })
}

/// `date_trunc` of a timestamp.
pub(crate) fn truncate(field: &str, micros: i64, label: &str) -> Result<i64> {
    let name = canonical(field);
    let days = micros.div_euclid(DAY);
    let date = super::from_days(days);
    let first = |year: i64| Civil::new(year, 1, 1).days() * DAY;
    let cut = |unit: i64| micros - micros.rem_euclid(unit);
    let group = |year: i64, of: i64| {
        if year > 0 { (year + of - 1) / of * of - (of - 1) } else { -((of - 1 - year) / of * of) + 1 }
    };
    if !super::valid_timestamp(micros) {
        return if is_finite(micros) { Err(datetime_range("timestamp")) } else { Ok(micros) };
    }
    let truncated = match name.as_str() {
        "microseconds" => micros,
        "milliseconds" => cut(1000),
        "second" => cut(SECOND),
        "minute" => cut(MINUTE),
        "hour" => cut(HOUR),
        "day" => cut(DAY),
        "week" => (days - (day_of_week(days) + 6) % 7) * DAY,
        "month" => Civil { day: 1, ..date }.days() * DAY,
        "quarter" => Civil::new(date.year, (date.month - 1) / 3 * 3 + 1, 1).days() * DAY,
        "year" => first(date.year),
        "decade" => first(date.year.div_euclid(10) * 10),
        "century" => first(group(date.year, 100)),
        "millennium" => first(group(date.year, 1000)),
        "timezone" | "timezone_hour" | "timezone_minute" => return Err(unknown(field, label)),
        _ => return Err(unrecognized(field, label)),
    };
    if super::valid_timestamp(truncated) { Ok(truncated) } else { Err(datetime_range("timestamp")) }
}

/// `date_trunc` of an interval.
pub(crate) fn interval_truncate(field: &str, interval: Interval) -> Result<Interval> {
    let cut = |unit: i64| Interval { micros: interval.micros / unit * unit, ..interval };
    let months = |unit: i32| Interval::new(interval.months / unit * unit, 0, 0);
    Ok(match canonical(field).as_str() {
        "microseconds" => interval,
        "milliseconds" => cut(1000),
        "second" => cut(SECOND),
        "minute" => cut(MINUTE),
        "hour" => cut(HOUR),
        "day" => Interval { micros: 0, ..interval },
        "month" => months(1),
        "quarter" => months(3),
        "year" => months(12),
        "decade" => months(120),
        "century" => months(1200),
        "millennium" => months(12_000),
        "week" => {
            let fault = Diagnostic::error(
                "0A000",
                format!("unit \"{}\" not supported for type interval", field.to_ascii_lowercase()),
            );
            return Err(fault.with_detail("Months usually have fractional weeks."));
        }
        _ => return Err(unknown(field, "interval")),
    })
}
