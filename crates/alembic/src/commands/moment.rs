//! When a file was made.

use super::call::Now;
use super::failure::Failure;

/// Names by which the IANA database calls UTC.
const UTC: &[&str] = &["UTC", "ETC/UTC", "GMT", "ETC/GMT", "ZULU", "UCT", "UNIVERSAL", "ETC/ZULU", "ETC/UCT", "GMT0"];
/// What the names of the zones begin with; their rules are too large to be carried along.
const REGIONS: &[&str] = &[
    "africa/",
    "america/",
    "antarctica/",
    "arctic/",
    "asia/",
    "atlantic/",
    "australia/",
    "brazil/",
    "canada/",
    "chile/",
    "etc/",
    "europe/",
    "indian/",
    "mexico/",
    "pacific/",
    "us/",
];
const SINGLE: &[&str] = &[
    "cet",
    "cst6cdt",
    "cuba",
    "eet",
    "egypt",
    "eire",
    "est",
    "est5edt",
    "gb",
    "hongkong",
    "hst",
    "iceland",
    "iran",
    "israel",
    "jamaica",
    "japan",
    "kwajalein",
    "libya",
    "met",
    "mst",
    "mst7mdt",
    "nz",
    "poland",
    "portugal",
    "prc",
    "pst8pdt",
    "roc",
    "rok",
    "singapore",
    "turkey",
    "wet",
    "w-su",
];

/// The moment of a command, as a template and a file name show it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Moment {
    date: String,
    epoch: i64,
    is_utc: bool,
}

impl Moment {
    /// The moment in a time zone, or in local time without one.
    ///
    /// # Errors
    /// A zone that there is not, or whose rules are not known here.
    pub(super) fn of(now: &Now, timezone: Option<&str>) -> Result<Self, Failure> {
        let is_utc = match timezone {
            None => false,
            Some(name) if UTC.contains(&name.to_uppercase().as_str()) => true,
            Some(name) => {
                let lower = name.to_lowercase();
                let is_zone =
                    REGIONS.iter().any(|region| lower.starts_with(region)) || SINGLE.contains(&lower.as_str());
                return Err(if is_zone {
                    Failure::unsupported(&format!("timezone = {name}"))
                } else {
                    Failure::command(format!("Can't locate timezone: {name}"))
                });
            }
        };
        Ok(Self { date: now.date.clone(), epoch: now.epoch, is_utc })
    }

    /// `2026-11-22 19:14:29.344916`, with its offset if it has one.
    pub(super) fn iso(&self) -> String {
        if self.is_utc { format!("{}+00:00", self.date) } else { self.date.clone() }
    }

    /// What `file_template` may name.
    pub(super) fn fields(&self) -> [(&'static str, i64); 7] {
        let field = |from: usize, to: usize| -> i64 {
            self.date.get(from..to).and_then(|digits| digits.parse().ok()).unwrap_or(0)
        };
        [
            ("epoch", self.epoch),
            ("year", field(0, 4)),
            ("month", field(5, 7)),
            ("day", field(8, 10)),
            ("hour", field(11, 13)),
            ("minute", field(14, 16)),
            ("second", field(17, 19)),
        ]
    }
}
