//! The time and the chance that the core is given.

use alembic::commands::Now;
use std::hash::{BuildHasher, RandomState};
use std::time::{SystemTime, UNIX_EPOCH};

/// Seconds from 1970 to 2000.
const EPOCH_2000: i64 = 946_684_800;

/// Now, for alembic: UTC, and a fresh id for a revision.
pub(crate) fn now() -> Now {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    let epoch = i64::try_from(since.as_secs()).unwrap_or_default();
    Now {
        date: format!("{}.{:06}", date(epoch), since.subsec_micros()),
        epoch,
        revision_id: format!("{:012x}", chance() & 0xffff_ffff_ffff),
    }
}

/// Microseconds since 2000-01-01, as the engine counts.
pub(crate) fn microseconds() -> i64 {
    let since = SystemTime::now().duration_since(UNIX_EPOCH).unwrap_or_default();
    i64::try_from(since.as_micros()).unwrap_or_default() - EPOCH_2000 * 1_000_000
}

/// A number that nobody foresees.
pub(crate) fn chance() -> u64 {
    RandomState::new().hash_one(microseconds())
}

/// `2026-11-22 19:14:29` of seconds since 1970, by the civil calendar.
fn date(epoch: i64) -> String {
    let (days, seconds) = (epoch.div_euclid(86_400), epoch.rem_euclid(86_400));
    let shifted = days + 719_468;
    let era = shifted.div_euclid(146_097);
    let day_of_era = shifted.rem_euclid(146_097);
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted_month = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted_month + 2) / 5 + 1;
    let month = if shifted_month < 10 { shifted_month + 3 } else { shifted_month - 9 };
    let year = year_of_era + era * 400 + i64::from(month <= 2);
    format!("{year:04}-{month:02}-{day:02} {:02}:{:02}:{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60)
}

#[cfg(test)]
mod tests {
    use super::date;

    #[test]
    fn dates_are_civil() {
        assert_eq!(date(0), "1970-01-01 00:00:00");
        assert_eq!(date(951_827_696), "2000-02-29 12:34:56");
        assert_eq!(date(1_795_374_869), "2026-11-22 19:14:29");
    }
}
