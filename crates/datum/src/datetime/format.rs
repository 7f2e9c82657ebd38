//! `to_char` of timestamps and intervals.

use super::calendar::{Civil, Clock, day_of_week, split_micros};
use super::pattern::{DAYS, Key, MONTHS, Piece, ROMAN, pieces};
use super::{Interval, MINUTE, SECOND};

/// What a picture may show.
struct Shown {
    date: Civil,
    time: Clock,
    /// Whether there are hours beyond a day, and no calendar.
    interval: bool,
    negative: bool,
    zone: &'static str,
}

/// `to_char(timestamp, picture)`; `zone` is the abbreviation of a type with a zone.
pub(crate) fn timestamp_to_char(micros: i64, picture: &str, zone: &'static str) -> String {
    let (date, time) = split_micros(micros);
    show(&Shown { date, time, interval: false, negative: false, zone }, picture)
}

/// `to_char(interval, picture)`
pub(crate) fn interval_to_char(interval: Interval, picture: &str) -> String {
    let size = i64::try_from(interval.micros.unsigned_abs()).unwrap_or(i64::MAX);
    let date = Civil::new((interval.months / 12).into(), (interval.months % 12).into(), interval.days.into());
    let time = Clock {
        hour: size / super::HOUR,
        minute: size / MINUTE % 60,
        second: size / SECOND % 60,
        micros: size % SECOND,
    };
    show(&Shown { date, time, interval: true, negative: interval.micros < 0, zone: "" }, picture)
}

fn show(shown: &Shown, picture: &str) -> String {
    let mut out = String::new();
    for piece in pieces(picture) {
        match piece {
            Piece::Copy(c, _) => out.push(c),
            Piece::Key(key) => out.push_str(&key_text(shown, &key)),
        }
    }
    out
}

fn key_text(shown: &Shown, key: &Key) -> String {
    name_text(shown, key).unwrap_or_else(|| number_text(shown, key))
}

/// Writes a name as the key is capitalised, padded to nine letters unless `FM`.
fn cased(name: &str, key: &Key, width: usize) -> String {
    let mut letters = key.written.chars();
    let first_upper = letters.next().is_some_and(char::is_uppercase);
    let second_upper = letters.next().is_some_and(char::is_uppercase);
    let text = match (first_upper, second_upper) {
        (true, true) => name.to_uppercase(),
        (false, _) => name.to_lowercase(),
        _ => name.to_owned(),
    };
    if key.fill { text } else { format!("{text:<width$}") }
}

fn marker(key: &Key, first: [&str; 2], late: bool) -> String {
    let dotted = key.name.contains('.');
    let plain = first[usize::from(late)];
    let text = if dotted { plain.chars().flat_map(|c| [c, '.']).collect() } else { plain.to_owned() };
    if key.written.starts_with(char::is_lowercase) { text.to_lowercase() } else { text }
}

fn name_text(shown: &Shown, key: &Key) -> Option<String> {
    let month = |names: &[&'static str; 12]| {
        usize::try_from(shown.date.month - 1).ok().and_then(|at| names.get(at)).copied().unwrap_or("")
    };
    let weekday = || DAYS[usize::try_from(day_of_week(shown.date.days())).unwrap_or(0)];
    let calendar = !shown.interval;
    Some(match key.name {
        "MONTH" if calendar => cased(month(&MONTHS), key, 9),
        "MON" if calendar => cased(&month(&MONTHS)[..3], key, 3),
        "DAY" if calendar => cased(weekday(), key, 9),
        "DY" if calendar => cased(&weekday()[..3], key, 3),
        "RM" => {
            let roman =
                if key.written.starts_with('r') { month(&ROMAN).to_lowercase() } else { month(&ROMAN).to_owned() };
            if key.fill { roman } else { format!("{roman:<4}") }
        }
        "AM" | "PM" | "A.M." | "P.M." => marker(key, ["AM", "PM"], shown.time.hour % 24 >= 12),
        "AD" | "BC" | "A.D." | "B.C." => marker(key, ["BC", "AD"], shown.date.year > 0),
        "TZ" => {
            if key.written.starts_with('t') {
                shown.zone.to_lowercase()
            } else {
                shown.zone.to_owned()
            }
        }
        "TZH" | "OF" => "+00".to_owned(),
        "TZM" => "00".to_owned(),
        _ => return None,
    })
}

fn number_text(shown: &Shown, key: &Key) -> String {
    let (date, time) = (shown.date, shown.time);
    let year = if shown.interval || date.year > 0 { date.year } else { 1 - date.year };
    let iso = || date.iso_week();
    let (number, width) = match key.name {
        "HH24" => (time.hour, 2),
        "HH" | "HH12" => (if time.hour % 12 == 0 { 12 } else { time.hour % 12 }, 2),
        "MI" => (time.minute, 2),
        "SS" => (time.second, 2),
        "MS" => (time.micros / 1000, 3),
        "US" => (time.micros, 6),
        "SSSS" | "SSSSS" => return time_of_day(time).to_string(),
        "Y,YYY" => return format!("{},{:03}", year / 1000, year % 1000),
        "YYYY" => (year, 4),
        "YYY" => (year % 1000, 3),
        "YY" => (year % 100, 2),
        "Y" => (year % 10, 1),
        "IYYY" => (iso().0, 4),
        "IYY" => (iso().0 % 1000, 3),
        "IY" => (iso().0 % 100, 2),
        "I" => (iso().0 % 10, 1),
        "MM" => (date.month, 2),
        "DD" => (date.day, 2),
        "DDD" => (date.day_of_year(), 3),
        "IDDD" => (iso_day(date), 3),
        "D" => (day_of_week(date.days()) + 1, 1),
        "ID" => ((day_of_week(date.days()) + 6) % 7 + 1, 1),
        "W" => ((date.day - 1) / 7 + 1, 1),
        "WW" => ((date.day_of_year() - 1) / 7 + 1, 2),
        "IW" => (iso().1, 2),
        "Q" => ((date.month - 1) / 3 + 1, 1),
        "CC" => ((year + 99) / 100, 2),
        "J" => (date.days() + 2_451_545, 1),
        name => {
            let digits = name.trim_start_matches("FF").parse().unwrap_or(6);
            return format!("{:06}", time.micros)[..digits].to_owned();
        }
    };
    let sign = if shown.negative && matches!(key.name, "HH24" | "HH" | "HH12" | "MI" | "SS") && number != 0 {
        "-"
    } else {
        ""
    };
    let width = if key.fill { 0 } else { width };
    format!("{sign}{number:0width$}{}", ordinal(number, key))
}

fn time_of_day(time: Clock) -> i64 {
    time.hour * 3600 + time.minute * 60 + time.second
}

fn iso_day(date: Civil) -> i64 {
    let (year, _) = date.iso_week();
    let fourth = Civil::new(year, 1, 4).days();
    date.days() - (fourth - (day_of_week(fourth) + 6) % 7) + 1
}

fn ordinal(number: i64, key: &Key) -> String {
    let Some(suffix) = key.ordinal else { return String::new() };
    let text = english_ordinal(number);
    if suffix == "TH" { text.to_uppercase() } else { text.to_owned() }
}

/// `st`, `nd`, `rd` or `th`.
pub(crate) fn english_ordinal(number: i64) -> &'static str {
    match (number % 100 / 10, number % 10) {
        (1, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}
