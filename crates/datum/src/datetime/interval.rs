//! Intervals and their arithmetic.

use super::{DAY, INFINITY, NEGATIVE_INFINITY, SECOND, from_days, is_finite, round_micros, valid_timestamp};
use crate::fault::{Result, datetime_range, division_by_zero};
use std::cmp::Ordering;

/// An interval: months, days and microseconds, each with its own sign.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(crate) struct Interval {
    pub(crate) months: i32,
    pub(crate) days: i32,
    pub(crate) micros: i64,
}

fn out_of_range<T>(_: T) -> diagnostics::Diagnostic {
    datetime_range("interval")
}

impl Interval {
    pub(crate) fn new(months: i32, days: i32, micros: i64) -> Self {
        Self { months, days, micros }
    }

    /// From wider parts.
    pub(crate) fn checked(months: i64, days: i64, micros: i64) -> Result<Self> {
        Ok(Self::new(months.try_into().map_err(out_of_range)?, days.try_into().map_err(out_of_range)?, micros))
    }

    /// Reads the stored form: `months days microseconds`.
    pub(crate) fn stored(text: &str) -> Option<Self> {
        let mut parts = text.split(' ');
        let interval = Self::new(parts.next()?.parse().ok()?, parts.next()?.parse().ok()?, parts.next()?.parse().ok()?);
        parts.next().is_none().then_some(interval)
    }

    /// The stored form.
    pub(crate) fn store(self) -> String {
        format!("{} {} {}", self.months, self.days, self.micros)
    }

    fn span(self) -> i128 {
        (i128::from(self.months) * 30 + i128::from(self.days)) * i128::from(DAY) + i128::from(self.micros)
    }

    /// PostgreSQL's order: a month is 30 days, a day 24 hours.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        self.span().cmp(&other.span())
    }

    /// The sign of its span.
    pub(crate) fn signum(self) -> i128 {
        self.span().signum()
    }

    pub(crate) fn negate(self) -> Result<Self> {
        Self::default().subtract(self)
    }

    pub(crate) fn add(self, other: Self) -> Result<Self> {
        let fault = || datetime_range("interval");
        Ok(Self {
            months: self.months.checked_add(other.months).ok_or_else(fault)?,
            days: self.days.checked_add(other.days).ok_or_else(fault)?,
            micros: self.micros.checked_add(other.micros).ok_or_else(fault)?,
        })
    }

    pub(crate) fn subtract(self, other: Self) -> Result<Self> {
        let fault = || datetime_range("interval");
        Ok(Self {
            months: self.months.checked_sub(other.months).ok_or_else(fault)?,
            days: self.days.checked_sub(other.days).ok_or_else(fault)?,
            micros: self.micros.checked_sub(other.micros).ok_or_else(fault)?,
        })
    }

    /// `interval * factor`: what a month or a day loses flows down.
    pub(crate) fn multiply(self, factor: f64) -> Result<Self> {
        self.scale(|part| part * factor, factor)
    }

    /// `interval / divisor`
    pub(crate) fn divide(self, divisor: f64) -> Result<Self> {
        if divisor == 0.0 {
            return Err(division_by_zero());
        }
        self.scale(|part| part / divisor, 1.0 / divisor)
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "the ranges are checked first")]
    fn scale(self, by: impl Fn(f64) -> f64, _factor: f64) -> Result<Self> {
        let fault = || datetime_range("interval");
        let months = by(f64::from(self.months));
        let days = by(f64::from(self.days));
        if !(months.abs() < 2_147_483_648.0 && days.abs() < 2_147_483_648.0) {
            return Err(fault());
        }
        let (whole_months, mut whole_days) = (months.trunc(), days.trunc());
        let month_days = round_tiny((months - whole_months) * 30.0);
        let mut seconds = round_tiny((days - whole_days + month_days - month_days.trunc()) * 86_400.0);
        if seconds.abs() >= 86_400.0 {
            whole_days += (seconds / 86_400.0).trunc();
            seconds -= (seconds / 86_400.0).trunc() * 86_400.0;
        }
        whole_days += month_days.trunc();
        let micros = (by(self.micros as f64) + seconds * SECOND as f64).round_ties_even();
        if micros.abs() >= 9.223_372_036_854_775e18 {
            return Err(fault());
        }
        Self::checked(whole_months as i64, whole_days as i64, micros as i64)
    }

    /// Turns every 24 hours into a day.
    pub(crate) fn justify_hours(self) -> Result<Self> {
        let days = i64::from(self.days) + self.micros / DAY;
        Ok(Self::checked(self.months.into(), days, self.micros % DAY)?.level_days())
    }

    fn level_days(mut self) -> Self {
        if self.days > 0 && self.micros < 0 {
            self.micros += DAY;
            self.days -= 1;
        } else if self.days < 0 && self.micros > 0 {
            self.micros -= DAY;
            self.days += 1;
        }
        self
    }

    /// Turns every 30 days into a month.
    pub(crate) fn justify_days(self) -> Result<Self> {
        let mut moved =
            Self::checked(i64::from(self.months) + i64::from(self.days / 30), (self.days % 30).into(), self.micros)?;
        if moved.months > 0 && moved.days < 0 {
            (moved.days, moved.months) = (moved.days + 30, moved.months - 1);
        } else if moved.months < 0 && moved.days > 0 {
            (moved.days, moved.months) = (moved.days - 30, moved.months + 1);
        }
        Ok(moved)
    }

    /// Both, and all parts get one sign.
    pub(crate) fn justify(self) -> Result<Self> {
        let days = i64::from(self.days) + self.micros / DAY;
        let months = i64::from(self.months) + days / 30;
        let (mut months, mut days, mut micros) = (months, days % 30, self.micros % DAY);
        if months > 0 && (days < 0 || (days == 0 && micros < 0)) {
            (days, months) = (days + 30, months - 1);
        } else if months < 0 && (days > 0 || (days == 0 && micros > 0)) {
            (days, months) = (days - 30, months + 1);
        }
        if days > 0 && micros < 0 {
            (micros, days) = (micros + DAY, days - 1);
        } else if days < 0 && micros > 0 {
            (micros, days) = (micros - DAY, days + 1);
        }
        Self::checked(months, days, micros)
    }

    /// `timestamp + interval`
    pub(crate) fn add_to(self, micros: i64) -> Result<i64> {
        let fault = || datetime_range("timestamp");
        if !is_finite(micros) {
            return Ok(if micros == INFINITY { INFINITY } else { NEGATIVE_INFINITY });
        }
        let mut day = micros.div_euclid(DAY);
        if self.months != 0 {
            day = from_days(day).plus_months(self.months.into()).days();
        }
        let start = day.checked_add(self.days.into()).and_then(|day| day.checked_mul(DAY)).ok_or_else(fault)?;
        let moved = start.checked_add(micros.rem_euclid(DAY)).and_then(|at| at.checked_add(self.micros));
        moved.filter(|at| valid_timestamp(*at)).ok_or_else(fault)
    }

    /// Applies fields and precision as `atttypmod` has them; -1 applies nothing.
    pub(crate) fn limit(self, modifier: i32) -> Self {
        if modifier < 0 {
            return self;
        }
        let fields = modifier >> 16 & 0x7fff;
        let coarse = |unit: i64| Self { micros: self.micros / unit * unit, ..self };
        let limited = match fields {
            YEAR => Self::new(self.months / 12 * 12, 0, 0),
            MONTH | YEAR_MONTH => Self::new(self.months, 0, 0),
            DAY_FIELD => Self { micros: 0, ..self },
            HOUR | DAY_HOUR => coarse(super::HOUR),
            MINUTE | DAY_MINUTE | HOUR_MINUTE => coarse(super::MINUTE),
            _ => self,
        };
        let precision = modifier & 0xffff;
        Self { micros: round_micros(limited.micros, if precision == 0xffff { 6 } else { precision }), ..limited }
    }
}

const MONTH: i32 = 1 << 1;
const YEAR: i32 = 1 << 2;
const DAY_FIELD: i32 = 1 << 3;
const HOUR: i32 = 1 << 10;
const MINUTE: i32 = 1 << 11;
const YEAR_MONTH: i32 = YEAR | MONTH;
const DAY_HOUR: i32 = DAY_FIELD | HOUR;
const DAY_MINUTE: i32 = DAY_HOUR | MINUTE;
const HOUR_MINUTE: i32 = HOUR | MINUTE;

/// Drops what is below a microsecond of a fractional part, as PostgreSQL's `TSROUND` does.
fn round_tiny(value: f64) -> f64 {
    (value * 1_000_000.0).round_ties_even() / 1_000_000.0
}
