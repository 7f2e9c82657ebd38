//! `extract`, `date_part`, `date_trunc`, `to_char`, `to_date` and `to_timestamp`.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::cast::{interval, timetz};
use crate::datetime::{
    self, Part, date_part, interval_part, interval_to_char, interval_truncate, is_finite, time_part, timestamp_to_char,
    truncate,
};
use crate::fault::{Result, unsupported};
use crate::number_picture::number_to_char;
use crate::numeric::Numeric;
use crate::scalar::significant;

const TIMESTAMP: &str = "timestamp without time zone";
const TIMESTAMPTZ: &str = "timestamp with time zone";
const TIME: &str = "time without time zone";
const TIMETZ: &str = "time with time zone";

/// As `extract` gives it.
fn exact(part: &Part) -> Value {
    part.numeric().into()
}

/// As `date_part` gives it.
fn double(part: &Part) -> Value {
    part.numeric().map(|number| number.to_f64()).into()
}

fn day_start(days: i64) -> i64 {
    if is_finite(days) { days.saturating_mul(datetime::DAY) } else { days }
}

/// Fields of a time of day, which a date has not.
const CLOCK: &[&str] = &[
    "hour",
    "hours",
    "minute",
    "minutes",
    "second",
    "seconds",
    "millisecond",
    "milliseconds",
    "microsecond",
    "microseconds",
    "timezone",
    "timezone_hour",
    "timezone_minute",
];

/// The field of a date; those of a time of day are not among them.
fn of_date(a: &[Value]) -> Result<Part> {
    let field = a.text(0)?.to_ascii_lowercase();
    if CLOCK.contains(&field.as_str()) {
        return Err(diagnostics::Diagnostic::error("0A000", format!("unit \"{field}\" not supported for type date")));
    }
    let part = date_part(&field, day_start(a.int(1)?), "date")?;
    Ok(match part {
        Part::Scaled(digits, 6) if field == "epoch" => Part::Whole(i64::try_from(digits / 1_000_000).unwrap_or(0)),
        other => other,
    })
}

fn of_timetz(a: &[Value]) -> Result<Part> {
    let time = timetz(a.text(1)?)?;
    time_part(a.text(0)?, time.micros, Some(time.offset), TIMETZ)
}

fn picture(a: &[Value], shown: impl FnOnce(&str) -> Result<String>) -> Result<Value> {
    let picture = a.text(1)?;
    if picture.is_empty() {
        return Ok("".into());
    }
    shown(picture).map(Value::from)
}

fn moment_to_char(a: &[Value], zone: &'static str) -> Result<Value> {
    let micros = a.int(0)?;
    if a.text(1)?.is_empty() || !is_finite(micros) {
        return Ok(Value::Null);
    }
    Ok(timestamp_to_char(micros, a.text(1)?, zone).into())
}

fn float_to_char(a: &[Value], digits: usize) -> Result<Value> {
    picture(a, |text| number_to_char(&Numeric::parse(&significant(a.real(0)?, digits))?, text))
}

/// `to_number`: the digits that the picture lets through.
fn to_number(a: &[Value]) -> Result<Value> {
    let plain = |c: char| c.is_ascii_digit() || matches!(c, ' ' | ',' | '.' | '-' | '+' | '$');
    let picture_plain = |c: char| {
        matches!(c.to_ascii_uppercase(), '9' | '0' | '.' | ',' | 'D' | 'G' | 'S' | 'M' | 'I' | 'F' | 'L' | '$' | ' ')
    };
    if !a.text(0)?.chars().all(plain) || !a.text(1)?.chars().all(picture_plain) {
        return Err(unsupported(format_args!("to_number with the picture \"{}\"", a.text(1)?)));
    }
    let kept: String = a.text(0)?.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    let sign = if a.text(0)?.contains('-') { "-" } else { "" };
    Numeric::parse(&format!("{sign}{kept}")).map(Value::from)
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("extract_date", 2, |_, a| Ok(exact(&of_date(a)?))),
    Function::new("extract_timestamp", 2, |_, a| Ok(exact(&date_part(a.text(0)?, a.int(1)?, TIMESTAMP)?))),
    Function::new("extract_timestamptz", 2, |_, a| Ok(exact(&date_part(a.text(0)?, a.int(1)?, TIMESTAMPTZ)?))),
    Function::new("extract_time", 2, |_, a| Ok(exact(&time_part(a.text(0)?, a.int(1)?, None, TIME)?))),
    Function::new("extract_timetz", 2, |_, a| Ok(exact(&of_timetz(a)?))),
    Function::new("extract_interval", 2, |_, a| Ok(exact(&interval_part(a.text(0)?, interval(a.text(1)?)?)?))),
    Function::new("timestamp_part", 2, |_, a| Ok(double(&date_part(a.text(0)?, a.int(1)?, TIMESTAMP)?))),
    Function::new("timestamptz_part", 2, |_, a| Ok(double(&date_part(a.text(0)?, a.int(1)?, TIMESTAMPTZ)?))),
    Function::new("time_part", 2, |_, a| Ok(double(&time_part(a.text(0)?, a.int(1)?, None, TIME)?))),
    Function::new("timetz_part", 2, |_, a| Ok(double(&of_timetz(a)?))),
    Function::new("interval_part", 2, |_, a| Ok(double(&interval_part(a.text(0)?, interval(a.text(1)?)?)?))),
    Function::new("date_part_text_date", 2, |_, a| {
        Ok(double(&date_part(a.text(0)?, day_start(a.int(1)?), TIMESTAMP)?))
    }),
    Function::new("timestamp_trunc", 2, |_, a| truncate(a.text(0)?, a.int(1)?, TIMESTAMP).map(Value::Integer)),
    Function::new("timestamptz_trunc", 2, |_, a| truncate(a.text(0)?, a.int(1)?, TIMESTAMPTZ).map(Value::Integer)),
    Function::new("timestamptz_trunc_zone", 3, |_, a| {
        let shift = datetime::zone_offset(a.text(2)?)? * datetime::SECOND;
        if !is_finite(a.int(1)?) {
            return Ok(a[1].clone());
        }
        let local = a.int(1)?.saturating_add(shift);
        Ok(truncate(a.text(0)?, local, TIMESTAMPTZ)?.saturating_sub(shift).into())
    }),
    Function::new("interval_trunc", 2, |_, a| Ok(interval_truncate(a.text(0)?, interval(a.text(1)?)?)?.store().into())),
    Function::new("timestamp_to_char", 2, |_, a| moment_to_char(a, "")),
    Function::new("timestamptz_to_char", 2, |_, a| moment_to_char(a, "UTC")),
    Function::new("interval_to_char", 2, |_, a| {
        if a.text(1)?.is_empty() {
            return Ok(Value::Null);
        }
        Ok(interval_to_char(interval(a.text(0)?)?, a.text(1)?).into())
    }),
    Function::new("numeric_to_char", 2, |_, a| picture(a, |text| number_to_char(&Numeric::parse(a.text(0)?)?, text))),
    Function::new("int4_to_char", 2, |_, a| picture(a, |text| number_to_char(&Numeric::from(a.int(0)?), text))),
    Function::new("int8_to_char", 2, |_, a| picture(a, |text| number_to_char(&Numeric::from(a.int(0)?), text))),
    Function::new("float4_to_char", 2, |_, a| float_to_char(a, 6)),
    Function::new("float8_to_char", 2, |_, a| float_to_char(a, 15)),
    Function::new("numeric_to_number", 2, |_, a| to_number(a)),
    Function::new("to_date", 2, |_, a| datetime::to_date(a.text(0)?, a.text(1)?).map(Value::Integer)),
    Function::new("to_timestamp", 2, |_, a| datetime::to_timestamp(a.text(0)?, a.text(1)?).map(Value::Integer)),
];
