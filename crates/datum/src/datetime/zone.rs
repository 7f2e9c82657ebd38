//! Zone names and `time with time zone`.

use super::{DAY, SECOND, show_time};
use crate::fault::{Result, unsupported};
use diagnostics::Diagnostic;
use std::cmp::Ordering;

const ABBREVIATIONS: &[(&str, i64)] = &[
    ("z", 0),
    ("zulu", 0),
    ("utc", 0),
    ("gmt", 0),
    ("uct", 0),
    ("ut", 0),
    ("wet", 0),
    ("west", 3600),
    ("bst", 3600),
    ("cet", 3600),
    ("cest", 7200),
    ("met", 3600),
    ("mest", 7200),
    ("eet", 7200),
    ("eest", 10800),
    ("msk", 10800),
    ("jst", 32400),
    ("kst", 32400),
    ("est", -18000),
    ("edt", -14400),
    ("cst", -21600),
    ("cdt", -18000),
    ("mst", -25200),
    ("mdt", -21600),
    ("pst", -28800),
    ("pdt", -25200),
    ("akst", -32400),
    ("akdt", -28800),
    ("hst", -36000),
    ("nzst", 43200),
    ("nzdt", 46800),
];

/// Offset in seconds east of UTC of an abbreviation.
pub(super) fn abbreviation(name: &str) -> Option<i64> {
    ABBREVIATIONS.iter().find(|row| row.0.eq_ignore_ascii_case(name)).map(|row| row.1)
}

/// How names of the time zone database start.
const REGIONS: &[&str] = &[
    "africa/",
    "america/",
    "antarctica/",
    "arctic/",
    "asia/",
    "atlantic/",
    "australia/",
    "europe/",
    "indian/",
    "pacific/",
    "us/",
    "canada/",
    "etc/",
    "brazil/",
    "chile/",
    "mexico/",
];

/// Offset in seconds east of UTC of what `AT TIME ZONE` names.
///
/// # Errors
///
/// `time zone "…" not recognized`; a zone of the time zone database (`Europe/Paris`) is not supported.
pub(crate) fn zone_offset(name: &str) -> Result<i64> {
    if let Some(offset) = abbreviation(name) {
        return Ok(offset);
    }
    let lower = name.to_ascii_lowercase();
    if matches!(lower.as_str(), "etc/utc" | "etc/gmt" | "universal" | "etc/universal" | "etc/zulu" | "greenwich") {
        return Ok(0);
    }
    if let Some(offset) = posix_offset(name) {
        return Ok(offset);
    }
    if REGIONS.iter().any(|region| lower.starts_with(region)) {
        return Err(unsupported(format_args!("time zone \"{name}\"")));
    }
    Err(unrecognized(name))
}

/// `time zone "…" not recognized`
fn unrecognized(name: &str) -> Diagnostic {
    Diagnostic::error("22023", format!("time zone \"{name}\" not recognized"))
}

/// `+02` and `UTC+2` as POSIX has them: positive is west.
fn posix_offset(name: &str) -> Option<i64> {
    let digits = name.trim_start_matches(|c: char| c.is_ascii_alphabetic());
    let letters = name.len() - digits.len();
    if letters > 0 && letters < 3 {
        return None;
    }
    let (sign, rest) = match digits.as_bytes().first()? {
        b'-' => (1, &digits[1..]),
        b'+' => (-1, &digits[1..]),
        _ => return None,
    };
    offset_of(rest).map(|seconds| sign * seconds)
}

/// `hh`, `hhmm`, `hh:mm` or `hh:mm:ss` in seconds.
pub(super) fn offset_of(text: &str) -> Option<i64> {
    let parts: Vec<&str> = text.split(':').collect();
    if parts.iter().any(|part| part.is_empty() || !part.bytes().all(|b| b.is_ascii_digit())) {
        return None;
    }
    let number = |part: &str| part.parse::<i64>().ok();
    let (hours, minutes, seconds) = match parts.as_slice() {
        [one] if one.len() > 2 && one.len() <= 4 => {
            let (hours, minutes) = one.split_at(one.len() - 2);
            (number(hours)?, number(minutes)?, 0)
        }
        [one] if one.len() <= 2 => (number(one)?, 0, 0),
        [hours, minutes] => (number(hours)?, number(minutes)?, 0),
        [hours, minutes, seconds] => (number(hours)?, number(minutes)?, number(seconds)?),
        _ => return None,
    };
    (hours <= 15 && minutes < 60 && seconds < 60).then_some(hours * 3600 + minutes * 60 + seconds)
}

/// A time of day with its zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct TimeTz {
    /// Microseconds since local midnight.
    pub(crate) micros: i64,
    /// Seconds east of UTC.
    pub(crate) offset: i64,
}

impl TimeTz {
    /// Reads the stored text, which is PostgreSQL's output.
    pub(crate) fn stored(text: &str) -> Option<Self> {
        let at = text.rfind(['+', '-'])?;
        let sign = if text.as_bytes()[at] == b'-' { -1 } else { 1 };
        let offset = sign * offset_of(&text[at + 1..])?;
        let mut parts = text[..at].splitn(3, ':');
        let (hour, minute) = (parts.next()?.parse::<i64>().ok()?, parts.next()?.parse::<i64>().ok()?);
        let (second, fraction) = parts.next().map(|part| part.split_once('.').unwrap_or((part, "")))?;
        let micros = format!("{fraction:0<6}").parse::<i64>().ok()?;
        let seconds = hour * 3600 + minute * 60 + second.parse::<i64>().ok()?;
        Some(Self { micros: seconds * SECOND + micros, offset })
    }

    /// The same instant of the day in another zone.
    pub(crate) fn at(self, offset: i64) -> Self {
        Self { micros: (self.micros + (offset - self.offset) * SECOND).rem_euclid(DAY), offset }
    }

    /// PostgreSQL's order: by instant, then the western zone is later.
    pub(crate) fn compare(self, other: Self) -> Ordering {
        let instant = |time: Self| time.micros - time.offset * SECOND;
        instant(self).cmp(&instant(other)).then(other.offset.cmp(&self.offset))
    }
}

impl std::fmt::Display for TimeTz {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let size = self.offset.abs();
        let sign = if self.offset < 0 { '-' } else { '+' };
        write!(f, "{}{sign}{:02}", show_time(self.micros), size / 3600)?;
        if size % 3600 != 0 {
            write!(f, ":{:02}", size / 60 % 60)?;
        }
        if size % 60 != 0 {
            write!(f, ":{:02}", size % 60)?;
        }
        Ok(())
    }
}
