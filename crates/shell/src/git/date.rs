//! Days and hours as git writes them.

const DAYS: [&str; 7] = ["Thu", "Fri", "Sat", "Sun", "Mon", "Tue", "Wed"];
const MONTHS: [&str; 12] = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/// `Sun Jun 1 00:00:00 2025 +0000`
pub(crate) fn shown(seconds: i64, minutes: i32) -> String {
    let local = seconds + i64::from(minutes) * 60;
    let (days, time) = (local.div_euclid(86_400), local.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    let week = DAYS[usize::try_from(days.rem_euclid(7)).unwrap_or_default()];
    let month = MONTHS[month - 1];
    format!("{week} {month} {day} {} {year} {}", clock(time), zone(minutes))
}

/// `2025-06-01 00:00:00 +0000`
pub(crate) fn iso(seconds: i64, minutes: i32) -> String {
    let local = seconds + i64::from(minutes) * 60;
    let (year, month, day) = civil(local.div_euclid(86_400));
    format!("{year:04}-{month:02}-{day:02} {} {}", clock(local.rem_euclid(86_400)), zone(minutes))
}

fn clock(time: i64) -> String {
    format!("{:02}:{:02}:{:02}", time / 3600, time / 60 % 60, time % 60)
}

/// `+0130`
pub(crate) fn zone(minutes: i32) -> String {
    let sign = if minutes < 0 { '-' } else { '+' };
    let minutes = minutes.abs();
    format!("{sign}{:02}{:02}", minutes / 60, minutes % 60)
}

/// A date of `GIT_AUTHOR_DATE`: `1748736000 +0000` or `2025-06-01T00:00:00+00:00` and its kin.
pub(crate) fn parse(text: &str) -> Option<(i64, i32)> {
    let text = text.trim();
    let mut words = text.split_whitespace();
    let first = words.next()?.trim_start_matches('@');
    if let Ok(seconds) = first.parse::<i64>() {
        return Some((seconds, words.next().map_or(Some(0), minutes)?));
    }
    let (date, rest) = text.split_at_checked(10)?;
    let mut parts = date.split('-').map(|part| part.parse::<i64>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    let rest = rest.trim_start_matches(['T', ' ']);
    let (time, zone) = match rest.find(['+', '-', 'Z']) {
        Some(at) => (rest[..at].trim(), rest[at..].trim()),
        None => (rest.trim(), "+0000"),
    };
    let mut parts = time.split(':').map(|part| part.parse::<i64>().ok());
    let hours = parts.next().flatten().unwrap_or_default();
    let (minute, second) = (parts.next().flatten().unwrap_or_default(), parts.next().flatten().unwrap_or_default());
    let zone = minutes(zone)?;
    let local = days(year, month, day) * 86_400 + hours * 3600 + minute * 60 + second;
    Some((local - i64::from(zone) * 60, zone))
}

fn minutes(zone: &str) -> Option<i32> {
    let digits = zone.replace([':', 'Z'], "");
    if digits.is_empty() {
        return Some(0);
    }
    let value: i32 = digits.parse().ok()?;
    Some(value / 100 * 60 + value % 100)
}

/// Days since 1970 of a date. Howard Hinnant's `days_from_civil`.
fn days(year: i64, month: i64, day: i64) -> i64 {
    let year = if month <= 2 { year - 1 } else { year };
    let era = year.div_euclid(400);
    let of_era = year.rem_euclid(400);
    let of_year = (153 * (if month > 2 { month - 3 } else { month + 9 }) + 2) / 5 + day - 1;
    era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468
}

/// The date of days since 1970. Howard Hinnant's `civil_from_days`.
fn civil(days: i64) -> (i64, usize, i64) {
    let shifted = days + 719_468;
    let (era, of_era) = (shifted.div_euclid(146_097), shifted.rem_euclid(146_097));
    let year = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let of_year = of_era - (365 * year + year / 4 - year / 100);
    let month = (5 * of_year + 2) / 153;
    let day = of_year - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = year + era * 400 + i64::from(month <= 2);
    (year, usize::try_from(month).unwrap_or(1), day)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_and_back() {
        assert_eq!(shown(1_748_736_000, 0), "Sun Jun 1 00:00:00 2025 +0000");
        assert_eq!(parse("1748736000 +0130"), Some((1_748_736_000, 90)));
        assert_eq!(parse("2025-06-01T01:30:00+01:30"), Some((1_748_736_000, 90)));
        assert_eq!(iso(1_748_736_000, 90), "2025-06-01 01:30:00 +0130");
    }
}
