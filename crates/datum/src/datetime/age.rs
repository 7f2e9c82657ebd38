//! `age`: the difference of two timestamps in years, months and days.

use super::calendar::days_in_month;
use super::{DAY, Interval, is_finite, split_micros};
use crate::fault::{Result, datetime_range};

/// `age(end, start)`
pub(crate) fn age(end: i64, start: i64) -> Result<Interval> {
    if !is_finite(end) || !is_finite(start) {
        return Err(datetime_range("timestamp"));
    }
    let negative = end < start;
    let (later, earlier) = if negative { (start, end) } else { (end, start) };
    let ((to, _), (from, _)) = (split_micros(later), split_micros(earlier));
    let mut micros = later.rem_euclid(DAY) - earlier.rem_euclid(DAY);
    let mut days = to.day - from.day;
    let mut months = (to.year - from.year) * 12 + to.month - from.month;
    if micros < 0 {
        (micros, days) = (micros + DAY, days - 1);
    }
    while days < 0 {
        // The month that is borrowed: the earlier one's, or, going back, the one before the later.
        let lent = if negative {
            let before = if to.month == 1 { (to.year - 1, 12) } else { (to.year, to.month - 1) };
            days_in_month(before.0, before.1)
        } else {
            days_in_month(from.year, from.month)
        };
        (days, months) = (days + lent, months - 1);
    }
    if negative {
        (months, days, micros) = (-months, -days, -micros);
    }
    Interval::checked(months, days, micros)
}
