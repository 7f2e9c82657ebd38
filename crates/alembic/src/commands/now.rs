//! The moment and the chance that a command is given, out of the session's environment.

use super::Now;
use engine::Environment;

/// Seconds from 1970-01-01 to 2000-01-01.
const EPOCH: i64 = 946_684_800;

impl Now {
    /// The present moment, and an id for a new revision; equal moments with another `salt` give another id.
    pub fn of(environment: &Environment, salt: usize) -> Self {
        now(environment, salt)
    }
}

fn now(environment: &Environment, salt: usize) -> Now {
    let micros = (environment.clock)();
    let (seconds, fraction) = (micros.div_euclid(1_000_000), micros.rem_euclid(1_000_000));
    let seed = environment.seed ^ micros.unsigned_abs() ^ (salt as u64).rotate_left(32);
    Now {
        date: format!("{}.{fraction:06}", date_time(seconds)),
        epoch: seconds.saturating_add(EPOCH),
        revision_id: format!("{:012x}", mix(seed) >> 16),
    }
}

/// Seconds since 2000-01-01 as `2025-06-01 12:00:00`.
fn date_time(seconds: i64) -> String {
    let (days, second) = (seconds.div_euclid(86_400), seconds.rem_euclid(86_400));
    let (year, month, day) = civil(days);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", second / 3600, second / 60 % 60, second % 60)
}

/// Days since 2000-01-01 as year, month and day of the Gregorian calendar, counted in years that begin in March.
fn civil(days: i64) -> (i64, i64, i64) {
    let since = days + 730_425;
    let era = since.div_euclid(146_097);
    let of_era = since.rem_euclid(146_097);
    let year_of_era = (of_era - of_era / 1460 + of_era / 36_524 - of_era / 146_096) / 365;
    let day_of_year = of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    (year_of_era + era * 400 + i64::from(month <= 2), month, day)
}

/// Spreads a seed over all bits (`SplitMix64`).
fn mix(seed: u64) -> u64 {
    let mut bits = seed.wrapping_add(0x9E37_79B9_7F4A_7C15);
    bits = (bits ^ (bits >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
    bits = (bits ^ (bits >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
    bits ^ (bits >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use expect_test::{Expect, expect};

    #[track_caller]
    fn check(seconds: i64, expected: &Expect) {
        expected.assert_eq(&date_time(seconds));
    }

    #[test]
    fn dates_are_those_of_the_calendar() {
        check(0, &expect!["2000-01-01 00:00:00"]);
        check(-1, &expect!["1999-12-31 23:59:59"]);
        check(59 * 86_400, &expect!["2000-02-29 00:00:00"]);
        check(802_051_200, &expect!["2025-06-01 00:00:00"]);
    }

    #[test]
    fn an_id_has_twelve_digits() {
        let id = now(&Environment::fixed(5, 7), 3).revision_id;
        assert!(id.len() == 12 && id.chars().all(|digit| digit.is_ascii_hexdigit()), "{id}");
    }
}
