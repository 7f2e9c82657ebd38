//! Arithmetic and construction of dates, times and intervals.

use super::Function;
use crate::argument::Arguments;
use crate::cast::{interval, timetz};
use crate::datetime::{
    self, Civil, DAY, HOUR, INFINITY, Interval, MINUTE, NEGATIVE_INFINITY, SECOND, TimeTz, UNIX_EPOCH_SECONDS, age,
    days_of, is_finite, valid_timestamp, zone_offset,
};
use crate::fault::{Result, datetime_range};
use crate::{Context, Value};
use diagnostics::Diagnostic;

fn span(a: &[Value], at: usize) -> Result<Interval> {
    interval(a.text(at)?)
}

fn store(of: Interval) -> Value {
    of.store().into()
}

fn date_plus(days: i64, more: i64) -> Result<Value> {
    if !is_finite(days) {
        return Ok(days.into());
    }
    let moved = days.checked_add(more).filter(|days| datetime::valid_date(*days));
    moved.map(Value::Integer).ok_or_else(|| datetime_range("date"))
}

fn date_minus(a: &[Value]) -> Result<Value> {
    if !is_finite(a.int(0)?) || !is_finite(a.int(1)?) {
        return Err(Diagnostic::error("22008", "cannot subtract infinite dates"));
    }
    Ok(a.int(0)?.saturating_sub(a.int(1)?).into())
}

fn midnight(days: i64) -> Result<i64> {
    datetime::date_micros(days).ok_or_else(|| Diagnostic::error("22008", "date out of range for timestamp"))
}

fn at_time(days: i64, micros: i64) -> Result<Value> {
    let start = midnight(days)?;
    if !is_finite(start) {
        return Ok(start.into());
    }
    let sum = start.checked_add(micros).filter(|micros| valid_timestamp(*micros));
    sum.map(Value::Integer).ok_or_else(|| datetime_range("timestamp"))
}

fn difference(a: &[Value]) -> Result<Value> {
    let (left, right) = (a.int(0)?, a.int(1)?);
    if !is_finite(left) || !is_finite(right) {
        return Err(Diagnostic::error("22008", "cannot subtract infinite timestamps"));
    }
    let micros = left.checked_sub(right).ok_or_else(|| datetime_range("interval"))?;
    Interval::new(0, 0, micros).justify_hours().map(store)
}

fn plus(micros: i64, of: Interval) -> Result<Value> {
    of.add_to(micros).map(Value::Integer)
}

fn time_plus(micros: i64, of: Interval) -> i64 {
    micros.saturating_add(of.micros % DAY).rem_euclid(DAY)
}

fn timetz_plus(a: &[Value], of: Interval) -> Result<Value> {
    let time = timetz(a.text(0)?)?;
    Ok(TimeTz { micros: time_plus(time.micros, of), ..time }.to_string().into())
}

fn make_date(a: &[Value]) -> Result<Value> {
    let (year, month, day) = (a.int(0)?, a.int(1)?, a.int(2)?);
    let astronomical = if year < 0 { year + 1 } else { year };
    let found = if year == 0 { None } else { days_of(Civil::new(astronomical, month, day)) };
    found
        .map(Value::Integer)
        .ok_or_else(|| Diagnostic::error("22008", format!("date field value out of range: {year}-{month:02}-{day:02}")))
}

fn clock(hour: i64, minute: i64, seconds: f64) -> Result<i64> {
    let whole = hour == 24 && minute == 0 && seconds == 0.0;
    if (0..=23).contains(&hour) && (0..=59).contains(&minute) && (0.0..=60.0).contains(&seconds) || whole {
        #[allow(clippy::cast_possible_truncation, reason = "at most a minute")]
        return Ok(hour * HOUR + minute * MINUTE + (seconds * 1e6).round_ties_even() as i64);
    }
    let shown = crate::scalar::show_float(crate::scalar::Float::Double, seconds);
    Err(Diagnostic::error("22008", format!("time field value out of range: {hour}:{minute:02}:{shown:0>2}")))
}

fn make_timestamp(a: &[Value]) -> Result<Value> {
    let days = std::slice::from_ref(&make_date(a)?).int(0)?;
    at_time(days, clock(a.int(3)?, a.int(4)?, a.real(5)?)?)
}

fn make_zoned(a: &[Value]) -> Result<Value> {
    let local = std::slice::from_ref(&make_timestamp(a)?).int(0)?;
    Ok((local - zone_offset(a.text(6)?)? * SECOND).into())
}

fn make_interval(a: &[Value]) -> Result<Value> {
    let months = a.int(0)?.saturating_mul(12).saturating_add(a.int(1)?);
    let days = a.int(2)?.saturating_mul(7).saturating_add(a.int(3)?);
    let seconds = a.real(6)? * 1e6;
    if !seconds.is_finite() || seconds.abs() > 9.2e18 {
        return Err(datetime_range("interval"));
    }
    #[allow(clippy::cast_possible_truncation, reason = "checked above")]
    let seconds = i128::from(seconds.round_ties_even() as i64);
    let micros = i128::from(a.int(4)?) * i128::from(HOUR) + i128::from(a.int(5)?) * i128::from(MINUTE) + seconds;
    let micros = i64::try_from(micros).map_err(|_| datetime_range("interval"))?;
    Interval::checked(months, days, micros).map(store)
}

fn from_unix(a: &[Value]) -> Result<Value> {
    let seconds = a.real(0)?;
    if seconds.is_nan() {
        return Err(Diagnostic::error("22008", "timestamp cannot be NaN"));
    }
    if seconds.is_infinite() {
        return Ok(if seconds > 0.0 { INFINITY } else { NEGATIVE_INFINITY }.into());
    }
    #[allow(clippy::cast_precision_loss, clippy::cast_possible_truncation, reason = "PostgreSQL computes in doubles")]
    let micros = ((seconds - UNIX_EPOCH_SECONDS as f64) * 1e6).round_ties_even() as i64;
    if valid_timestamp(micros) {
        return Ok(micros.into());
    }
    let shown = crate::scalar::show_float(crate::scalar::Float::Double, seconds);
    Err(Diagnostic::error("22008", format!("timestamp out of range: \"{shown}\"")))
}

/// `AT TIME ZONE` with the sign that the direction wants.
fn shift(stored: i64, seconds: i64) -> Result<Value> {
    if !is_finite(stored) {
        return Ok(stored.into());
    }
    let moved = stored.checked_add(seconds * SECOND).filter(|micros| valid_timestamp(*micros));
    moved.map(Value::Integer).ok_or_else(|| datetime_range("timestamp"))
}

fn interval_zone(a: &[Value]) -> Result<i64> {
    let zone = span(a, 0)?;
    if zone.months != 0 || zone.days != 0 {
        let shown = zone.to_string();
        return Err(Diagnostic::error(
            "22023",
            format!("interval time zone \"{shown}\" must not include months or days"),
        ));
    }
    Ok(zone.micros / SECOND)
}

fn overlaps(a: &[Value]) -> Result<Value> {
    // As PostgreSQL: a NULL end is unknown, the result NULL where it matters.
    let order = |left: usize, right: usize| -> Result<Option<(i64, Option<i64>)>> {
        Ok(match (a.null(left), a.null(right)) {
            (true, true) => None,
            (true, false) => Some((a.int(right)?, None)),
            (false, true) => Some((a.int(left)?, None)),
            (false, false) => Some((a.int(left)?.min(a.int(right)?), Some(a.int(left)?.max(a.int(right)?)))),
        })
    };
    let (Some(first), Some(second)) = (order(0, 1)?, order(2, 3)?) else { return Ok(Value::Null) };
    let (early, late) = if first.0 <= second.0 { (first, second) } else { (second, first) };
    if early.0 == late.0 {
        return Ok(if early.1.is_none() || late.1.is_none() { Value::Null } else { true.into() });
    }
    Ok(early.1.map(|end| late.0 < end).into())
}

fn environment_day(context: &Context<'_>) -> i64 {
    context.environment.transaction_micros.get().div_euclid(DAY) * DAY
}

fn bin(a: &[Value]) -> Result<Value> {
    let (stride, at, origin) = (span(a, 0)?, a.int(1)?, a.int(2)?);
    if stride.months != 0 {
        return Err(Diagnostic::error(
            "0A000",
            "timestamps cannot be binned into intervals containing months or years",
        ));
    }
    if !is_finite(at) || !is_finite(origin) {
        return Err(datetime_range("timestamp"));
    }
    let width = i64::from(stride.days) * DAY + stride.micros;
    if width <= 0 {
        return Err(datetime_range_of_stride());
    }
    let (at, origin, width) = (i128::from(at), i128::from(origin), i128::from(width));
    let start = i64::try_from(origin + (at - origin).div_euclid(width) * width).ok();
    start.filter(|micros| valid_timestamp(*micros)).map(Value::Integer).ok_or_else(|| datetime_range("timestamp"))
}

fn datetime_range_of_stride() -> Diagnostic {
    Diagnostic::error("22008", "stride must be greater than zero")
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("now", 0, |c, _| Ok(c.environment.transaction_micros.get().into())).stable(),
    Function::new("statement_timestamp", 0, |c, _| Ok(c.environment.statement_micros.get().into())).stable(),
    Function::new("clock_timestamp", 0, |c, _| Ok((c.environment.clock)().into())).volatile(),
    Function::new("timeofday", 0, |c, _| {
        Ok(datetime::timestamp_to_char((c.environment.clock)(), "Dy Mon DD HH24:MI:SS.US YYYY \"UTC\"", "UTC").into())
    })
    .volatile(),
    Function::new("pg_current_date", 0, |c, _| Ok((environment_day(c) / DAY).into())).stable(),
    Function::new("pg_current_time", 0, |c, _| {
        let micros = c.environment.transaction_micros.get().rem_euclid(DAY);
        Ok(TimeTz { micros, offset: 0 }.to_string().into())
    })
    .stable(),
    Function::new("pg_localtime", 0, |c, _| Ok(c.environment.transaction_micros.get().rem_euclid(DAY).into())).stable(),
    Function::new("date_pli", 2, |_, a| date_plus(a.int(0)?, a.int(1)?)),
    Function::new("date_mii", 2, |_, a| date_plus(a.int(0)?, a.int(1)?.saturating_neg())),
    Function::new("integer_pl_date_int4_date", 2, |_, a| date_plus(a.int(1)?, a.int(0)?)),
    Function::new("date_mi", 2, |_, a| date_minus(a)),
    Function::new("date_pl_interval", 2, |_, a| plus(midnight(a.int(0)?)?, span(a, 1)?)),
    Function::new("date_mi_interval", 2, |_, a| plus(midnight(a.int(0)?)?, span(a, 1)?.negate()?)),
    Function::new("interval_pl_date_interval_date", 2, |_, a| plus(midnight(a.int(1)?)?, span(a, 0)?)),
    Function::new("datetime_timestamp", 2, |_, a| at_time(a.int(0)?, a.int(1)?)),
    Function::new("timedate_pl_time_date", 2, |_, a| at_time(a.int(1)?, a.int(0)?)),
    Function::new("timestamptz_date_time", 2, |_, a| at_time(a.int(0)?, a.int(1)?)),
    Function::new("datetimetz_timestamptz", 2, |_, a| {
        let time = timetz(a.text(1)?)?;
        at_time(a.int(0)?, time.micros - time.offset * SECOND)
    }),
    Function::new("timestamp_pl_interval", 2, |_, a| plus(a.int(0)?, span(a, 1)?)),
    Function::new("timestamp_mi_interval", 2, |_, a| plus(a.int(0)?, span(a, 1)?.negate()?)),
    Function::new("timestamptz_pl_interval", 2, |_, a| plus(a.int(0)?, span(a, 1)?)),
    Function::new("timestamptz_mi_interval", 2, |_, a| plus(a.int(0)?, span(a, 1)?.negate()?)),
    Function::new("interval_pl_timestamp_interval_timestamp", 2, |_, a| plus(a.int(1)?, span(a, 0)?)),
    Function::new("interval_pl_timestamptz_interval_timestamptz", 2, |_, a| plus(a.int(1)?, span(a, 0)?)),
    Function::new("timestamp_mi", 2, |_, a| difference(a)),
    Function::new("time_pl_interval", 2, |_, a| Ok(time_plus(a.int(0)?, span(a, 1)?).into())),
    Function::new("interval_pl_time_interval_time", 2, |_, a| Ok(time_plus(a.int(1)?, span(a, 0)?).into())),
    Function::new("time_mi_interval", 2, |_, a| Ok(time_plus(a.int(0)?, span(a, 1)?.negate()?).into())),
    Function::new("time_mi_time", 2, |_, a| Ok(store(Interval::new(0, 0, a.int(0)?.saturating_sub(a.int(1)?))))),
    Function::new("timetz_pl_interval", 2, |_, a| timetz_plus(a, span(a, 1)?)),
    Function::new("timetz_mi_interval", 2, |_, a| timetz_plus(a, span(a, 1)?.negate()?)),
    Function::new("interval_pl", 2, |_, a| span(a, 0)?.add(span(a, 1)?).map(store)),
    Function::new("interval_mi", 2, |_, a| span(a, 0)?.subtract(span(a, 1)?).map(store)),
    Function::new("interval_um", 1, |_, a| span(a, 0)?.negate().map(store)),
    Function::new("interval_mul", 2, |_, a| span(a, 0)?.multiply(a.real(1)?).map(store)),
    Function::new("mul_d_interval", 2, |_, a| span(a, 1)?.multiply(a.real(0)?).map(store)),
    Function::new("interval_div", 2, |_, a| span(a, 0)?.divide(a.real(1)?).map(store)),
    Function::new("interval_justify_hours", 1, |_, a| span(a, 0)?.justify_hours().map(store)),
    Function::new("interval_justify_days", 1, |_, a| span(a, 0)?.justify_days().map(store)),
    Function::new("interval_justify_interval", 1, |_, a| span(a, 0)?.justify().map(store)),
    Function::new("interval_finite", 1, |_, _| Ok(true.into())),
    Function::new("interval_larger", 2, |_, a| {
        let (left, right) = (span(a, 0)?, span(a, 1)?);
        Ok(store(if left.compare(right).is_gt() { left } else { right }))
    }),
    Function::new("interval_smaller", 2, |_, a| {
        let (left, right) = (span(a, 0)?, span(a, 1)?);
        Ok(store(if left.compare(right).is_lt() { left } else { right }))
    }),
    Function::new("date_finite", 1, |_, a| Ok(is_finite(a.int(0)?).into())),
    Function::new("timestamp_finite", 1, |_, a| Ok(is_finite(a.int(0)?).into())),
    Function::new("timestamp_age", 2, |_, a| age(a.int(0)?, a.int(1)?).map(store)),
    Function::new("timestamptz_age", 2, |_, a| age(a.int(0)?, a.int(1)?).map(store)),
    Function::new("age_timestamp", 1, |c, a| age(environment_day(c), a.int(0)?).map(store)).stable(),
    Function::new("age_timestamptz", 1, |c, a| age(environment_day(c), a.int(0)?).map(store)).stable(),
    Function::new("make_date", 3, |_, a| make_date(a)),
    Function::new("make_time", 3, |_, a| clock(a.int(0)?, a.int(1)?, a.real(2)?).map(Value::Integer)),
    Function::new("make_timestamp", 6, |_, a| make_timestamp(a)),
    Function::new("make_timestamptz", 6, |_, a| make_timestamp(a)),
    Function::new("make_timestamptz_at_timezone", 7, |_, a| make_zoned(a)),
    Function::new("make_interval", 7, |_, a| make_interval(a)),
    Function::new("float8_timestamptz", 1, |_, a| from_unix(a)),
    Function::new("timestamp_zone", 2, |_, a| shift(a.int(1)?, -zone_offset(a.text(0)?)?)),
    Function::new("timestamptz_zone", 2, |_, a| shift(a.int(1)?, zone_offset(a.text(0)?)?)),
    Function::new("timestamp_izone", 2, |_, a| shift(a.int(1)?, -interval_zone(a)?)),
    Function::new("timestamptz_izone", 2, |_, a| shift(a.int(1)?, interval_zone(a)?)),
    Function::new("timetz_zone", 2, |_, a| Ok(timetz(a.text(1)?)?.at(zone_offset(a.text(0)?)?).to_string().into())),
    Function::new("timetz_izone", 2, |_, a| Ok(timetz(a.text(1)?)?.at(interval_zone(a)?).to_string().into())),
    Function::new("overlaps_timestamp", 4, |_, a| overlaps(a)).lenient(),
    Function::new("overlaps_time", 4, |_, a| overlaps(a)).lenient(),
    Function::new("timestamp_bin", 3, |_, a| bin(a)),
    Function::new("timestamptz_bin", 3, |_, a| bin(a)),
];
