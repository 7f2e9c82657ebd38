//! Showing dates and times as `DateStyle` ISO does.

use super::calendar::{Civil, Clock, from_days};
use super::{DAY, INFINITY, NEGATIVE_INFINITY, split_micros};

/// The text of a date.
pub(crate) fn show_date(days: i64) -> String {
    infinite(days).map_or_else(
        || {
            let date = from_days(days);
            format!("{}{}", civil(date), era(date))
        },
        str::to_owned,
    )
}

/// The text of a time of day.
pub(crate) fn show_time(micros: i64) -> String {
    clock(Clock::of(micros))
}

/// The text of a timestamp, with `+00` if it has a zone.
pub(crate) fn show_timestamp(micros: i64, zone: &str) -> String {
    infinite(micros).map_or_else(
        || {
            let (date, time) = split_micros(micros);
            format!("{} {}{zone}{}", civil(date), clock(time), era(date))
        },
        str::to_owned,
    )
}

fn infinite(stored: i64) -> Option<&'static str> {
    match stored {
        INFINITY => Some("infinity"),
        NEGATIVE_INFINITY => Some("-infinity"),
        _ => None,
    }
}

fn civil(date: Civil) -> String {
    let year = if date.year > 0 { date.year } else { 1 - date.year };
    format!("{year:04}-{:02}-{:02}", date.month, date.day)
}

fn era(date: Civil) -> &'static str {
    if date.year > 0 { "" } else { " BC" }
}

fn clock(time: Clock) -> String {
    format!("{:02}:{:02}:{}", time.hour, time.minute, seconds(time.second, time.micros))
}

/// Seconds with their fraction, trailing zeros cut.
pub(super) fn seconds(second: i64, micros: i64) -> String {
    if micros == 0 {
        return format!("{second:02}");
    }
    let text = format!("{second:02}.{micros:06}");
    text.trim_end_matches('0').to_owned()
}

const _: () = assert!(DAY == 86_400_000_000);
