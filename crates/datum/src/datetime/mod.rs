//! Dates, times and intervals.
//!
//! A date is days, a time microseconds, a timestamp microseconds, all since 2000-01-01; the infinities are the ends of
//! `i64`. `TimeZone` is UTC and `DateStyle` `ISO, MDY`, always.

mod age;
mod calendar;
mod field;
mod format;
mod interval;
mod interval_text;
mod parse;
mod pattern;
mod pattern_parse;
mod show;
mod token;
mod zone;

pub(crate) use age::age;
pub(crate) use calendar::{Civil, date_micros, days_of, from_days, split_micros, valid_date, valid_timestamp};
pub(crate) use field::{Part, date_part, interval_part, interval_truncate, time_part, truncate};
pub(crate) use format::{english_ordinal, interval_to_char, timestamp_to_char};
pub(crate) use interval::Interval;
pub(crate) use parse::{Zoned, parse_date, parse_time, parse_timestamp, parse_timetz};
pub(crate) use pattern_parse::{to_date, to_timestamp};
pub(crate) use show::{show_date, show_time, show_timestamp};
pub(crate) use zone::{TimeTz, zone_offset};

/// Microseconds of a second.
pub(crate) const SECOND: i64 = 1_000_000;
/// Microseconds of a minute.
pub(crate) const MINUTE: i64 = 60 * SECOND;
/// Microseconds of an hour.
pub(crate) const HOUR: i64 = 60 * MINUTE;
/// Microseconds of a day.
pub(crate) const DAY: i64 = 24 * HOUR;
/// `infinity` of dates and timestamps.
pub(crate) const INFINITY: i64 = i64::MAX;
/// `-infinity` of dates and timestamps.
pub(crate) const NEGATIVE_INFINITY: i64 = i64::MIN;
/// Seconds between 1970-01-01 and 2000-01-01.
pub(crate) const UNIX_EPOCH_SECONDS: i64 = 946_684_800;

/// Whether a date or timestamp is neither `infinity` nor `-infinity`.
pub(crate) fn is_finite(stored: i64) -> bool {
    stored != INFINITY && stored != NEGATIVE_INFINITY
}

/// Rounds microseconds to so many digits after the point, half away from zero, as `timestamp(p)` does.
pub(crate) fn round_micros(micros: i64, precision: i32) -> i64 {
    let Ok(digits) = u32::try_from(precision) else { return micros };
    if digits >= 6 || !is_finite(micros) {
        return micros;
    }
    let unit = 10_i64.pow(6 - digits);
    let half = unit / 2;
    if micros >= 0 { (micros + half) / unit * unit } else { (micros - half) / unit * unit }
}
