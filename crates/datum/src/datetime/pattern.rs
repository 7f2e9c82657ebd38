//! Format pictures of `to_char`, `to_date` and `to_timestamp`, cut into their keys.

/// One piece of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// A key with its modifiers.
    Key(Key),
    /// A character to copy; whether it stood in quotes.
    Copy(char, Quoted),
}

/// Whether a character stood in quotes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoted {
    Yes,
    No,
}

/// A key such as `YYYY`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Key {
    /// The key in upper case.
    pub(super) name: &'static str,
    /// The key as it was written: it says how names are capitalised.
    pub(super) written: String,
    /// `FM`: no padding.
    pub(super) fill: bool,
    /// `TH` or `th`.
    pub(super) ordinal: Option<&'static str>,
}

/// Longer keys before their prefixes.
const KEYS: &[&str] = &[
    "A.D.", "A.M.", "AD", "AM", "B.C.", "BC", "CC", "DAY", "DDD", "DD", "DY", "D", "FF1", "FF2", "FF3", "FF4", "FF5",
    "FF6", "HH24", "HH12", "HH", "IDDD", "ID", "IW", "IYYY", "IYY", "IY", "I", "J", "MI", "MM", "MONTH", "MON", "MS",
    "OF", "P.M.", "PM", "Q", "RM", "SSSSS", "SSSS", "SS", "TZH", "TZM", "TZ", "US", "WW", "W", "Y,YYY", "YYYY", "YYY",
    "YY", "Y",
];

/// Cuts a picture.
pub(super) fn pieces(picture: &str) -> Vec<Piece> {
    let mut found = Vec::new();
    let mut rest = picture;
    let mut fill = false;
    while let Some(c) = rest.chars().next() {
        let starts = |word: &str| rest.get(..word.len()).is_some_and(|head| head.eq_ignore_ascii_case(word));
        if starts("FM") {
            (fill, rest) = (true, &rest[2..]);
        } else if starts("FX") || starts("TM") {
            rest = &rest[2..];
        } else if let Some(name) = KEYS.iter().find(|name| starts(name)) {
            let written = rest[..name.len()].to_owned();
            rest = &rest[name.len()..];
            let ordinal = ["TH", "th"].into_iter().find(|suffix| rest.starts_with(suffix));
            rest = &rest[ordinal.map_or(0, str::len)..];
            found.push(Piece::Key(Key { name, written, fill, ordinal }));
            fill = false;
        } else if c == '"' {
            let (quoted, after) = in_quotes(&rest[1..]);
            found.extend(quoted.chars().map(|c| Piece::Copy(c, Quoted::Yes)));
            rest = after;
        } else if let Some(after) = rest.strip_prefix("\\\"") {
            found.push(Piece::Copy('"', Quoted::No));
            rest = after;
        } else {
            found.push(Piece::Copy(c, Quoted::No));
            rest = &rest[c.len_utf8()..];
        }
    }
    found
}

fn in_quotes(text: &str) -> (String, &str) {
    let mut quoted = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => break,
            '\\' => quoted.extend(chars.next()),
            c => quoted.push(c),
        }
    }
    (quoted, chars.as_str())
}

/// English names of the months.
pub(super) const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// English names of the days, Sunday first.
pub(super) const DAYS: [&str; 7] = ["Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday"];

/// Roman numerals of the months.
pub(super) const ROMAN: [&str; 12] = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"];
