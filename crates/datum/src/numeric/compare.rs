//! Order of numerics, also of their texts without reading them as numbers.

use super::{Decimal, Numeric, power_of_ten};
use std::cmp::Ordering;

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        match self.scale.cmp(&other.scale) {
            Ordering::Equal => self.digits.cmp(&other.digits),
            Ordering::Less => (&self.digits * power_of_ten(other.scale - self.scale)).cmp(&other.digits),
            Ordering::Greater => self.digits.cmp(&(&other.digits * power_of_ten(self.scale - other.scale))),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

impl Numeric {
    /// PostgreSQL's order: NaN is the greatest and equals itself; scale does not count.
    pub(crate) fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) => left.cmp(right),
            _ => self.rank().cmp(&other.rank()),
        }
    }

    fn rank(&self) -> u8 {
        match self {
            Self::NegativeInfinity => 0,
            Self::Finite(_) => 1,
            Self::Infinity => 2,
            Self::NaN => 3,
        }
    }
}

/// A stored text taken apart: class, sign, whole part without leading zeros, fraction without trailing zeros.
struct Parts<'a> {
    rank: u8,
    negative: bool,
    whole: &'a str,
    fraction: &'a str,
}

impl<'a> Parts<'a> {
    fn of(text: &'a str) -> Self {
        let special = |rank| Parts { rank, negative: false, whole: "", fraction: "" };
        match text {
            "-Infinity" => return special(0),
            "Infinity" => return special(2),
            "NaN" => return special(3),
            _ => {}
        }
        let (negative, unsigned) = text.strip_prefix('-').map_or((false, text), |rest| (true, rest));
        let (whole, fraction) = unsigned.split_once('.').unwrap_or((unsigned, ""));
        let (whole, fraction) = (whole.trim_start_matches('0'), fraction.trim_end_matches('0'));
        let zero = whole.is_empty() && fraction.is_empty();
        Parts { rank: 1, negative: negative && !zero, whole, fraction }
    }

    fn magnitude(&self, other: &Self) -> Ordering {
        let whole = self.whole.len().cmp(&other.whole.len()).then_with(|| self.whole.cmp(other.whole));
        whole.then_with(|| self.fraction.cmp(other.fraction))
    }
}

/// Compares two stored numerics by value.
pub(crate) fn compare_texts(left: &str, right: &str) -> Ordering {
    let (left, right) = (Parts::of(left), Parts::of(right));
    left.rank.cmp(&right.rank).then_with(|| match (left.negative, right.negative) {
        (false, false) => left.magnitude(&right),
        (true, true) => right.magnitude(&left),
        (true, false) => Ordering::Less,
        (false, true) => Ordering::Greater,
    })
}
