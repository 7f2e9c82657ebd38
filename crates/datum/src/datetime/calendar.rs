//! The proleptic Gregorian calendar.

use super::DAY;

/// A day by year (astronomical: 0 is 1 BC), month and day.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Civil {
    pub(crate) year: i64,
    pub(crate) month: i64,
    pub(crate) day: i64,
}

/// A time of day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Clock {
    pub(crate) hour: i64,
    pub(crate) minute: i64,
    pub(crate) second: i64,
    pub(crate) micros: i64,
}

/// First day that a date may be: 4714-11-24 BC.
const MIN_DAYS: i64 = -2_451_545;
/// One past the last day that a date may be: 5874898-01-01.
const END_DAYS: i64 = 2_145_031_949;
/// One past the last microsecond of a timestamp: 294277-01-01.
const END_MICROS: i64 = 9_223_371_331_200_000_000;
/// First microsecond of a timestamp.
const MIN_MICROS: i64 = -211_813_488_000_000_000;

impl Civil {
    pub(crate) fn new(year: i64, month: i64, day: i64) -> Self {
        Self { year, month, day }
    }

    /// Whether month and day exist.
    pub(crate) fn exists(self) -> bool {
        (1..=12).contains(&self.month) && (1..=days_in_month(self.year, self.month)).contains(&self.day)
    }

    /// Days since 2000-01-01; month and day must exist.
    pub(crate) fn days(self) -> i64 {
        let year = if self.month <= 2 { self.year - 1 } else { self.year };
        let era = year.div_euclid(400);
        let of_era = year.rem_euclid(400);
        let of_year = (153 * ((self.month + 9) % 12) + 2) / 5 + self.day - 1;
        let day_of_era = of_era * 365 + of_era / 4 - of_era / 100 + of_year;
        era * 146_097 + day_of_era - 719_468 - 10_957
    }

    /// Moves by months; a day that the month lacks becomes its last.
    pub(crate) fn plus_months(self, months: i64) -> Self {
        let total = self.year * 12 + self.month - 1 + months;
        let (year, month) = (total.div_euclid(12), total.rem_euclid(12) + 1);
        Self { year, month, day: self.day.min(days_in_month(year, month)) }
    }

    /// Day of the year, 1-based.
    pub(crate) fn day_of_year(self) -> i64 {
        self.days() - Self::new(self.year, 1, 1).days() + 1
    }

    /// ISO 8601 year and week.
    pub(crate) fn iso_week(self) -> (i64, i64) {
        let days = self.days();
        let thursday = days - (day_of_week(days) + 6) % 7 + 3;
        let year = from_days(thursday).year;
        (year, (thursday - Self::new(year, 1, 1).days()) / 7 + 1)
    }
}

/// How many days a month has.
pub(crate) fn days_in_month(year: i64, month: i64) -> i64 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

/// The day that is so many days after 2000-01-01.
pub(crate) fn from_days(days: i64) -> Civil {
    let shifted = days + 10_957 + 719_468;
    let era = shifted.div_euclid(146_097);
    let of_era = shifted.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let march_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * march_month + 2) / 5 + 1;
    let month = if march_month < 10 { march_month + 3 } else { march_month - 9 };
    Civil { year: year_of_era + era * 400 + i64::from(month <= 2), month, day }
}

/// Day of the week, 0 for Sunday.
pub(crate) fn day_of_week(days: i64) -> i64 {
    (days + 6).rem_euclid(7)
}

/// Day and time of day of a timestamp.
pub(crate) fn split_micros(micros: i64) -> (Civil, Clock) {
    let time = micros.rem_euclid(DAY);
    (from_days(micros.div_euclid(DAY)), Clock::of(time))
}

impl Clock {
    /// Takes microseconds since midnight apart.
    pub(crate) fn of(time: i64) -> Self {
        Self {
            hour: time / super::HOUR,
            minute: time / super::MINUTE % 60,
            second: time / super::SECOND % 60,
            micros: time % super::SECOND,
        }
    }
}

/// Days since 2000-01-01, if the date exists and PostgreSQL can hold it.
pub(crate) fn days_of(date: Civil) -> Option<i64> {
    if !date.exists() {
        return None;
    }
    let days = date.days();
    (MIN_DAYS..END_DAYS).contains(&days).then_some(days)
}

/// The timestamp at the start of a day, if PostgreSQL can hold it.
pub(crate) fn date_micros(days: i64) -> Option<i64> {
    if !super::is_finite(days) {
        return Some(days);
    }
    days.checked_mul(DAY).filter(|micros| valid_timestamp(*micros))
}

/// Whether PostgreSQL can hold the timestamp.
pub(crate) fn valid_timestamp(micros: i64) -> bool {
    (MIN_MICROS..END_MICROS).contains(&micros)
}

/// Whether PostgreSQL can hold the date.
pub(crate) fn valid_date(days: i64) -> bool {
    (MIN_DAYS..END_DAYS).contains(&days)
}
