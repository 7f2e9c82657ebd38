//! Reading a numeric.

use super::Numeric;
use crate::fault::{Result, syntax};
use diagnostics::Diagnostic;
use num_bigint::BigInt;

/// The largest scale a numeric may have.
const MAX_SCALE: i64 = 16383;
/// The most digits before the point.
const MAX_WHOLE: i64 = 131_072;

impl Numeric {
    /// Reads what PostgreSQL's `numeric_in` reads.
    pub(crate) fn parse(text: &str) -> Result<Self> {
        let trimmed = text.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\x0b');
        if let Some(special) = special(trimmed) {
            return Ok(special);
        }
        let fault = || syntax("numeric", text);
        let (negative, unsigned) = sign(trimmed);
        let (mantissa, exponent) = split_exponent(unsigned).ok_or_else(fault)?;
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all_digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
        if !all_digits(whole) || !all_digits(fraction) || (whole.is_empty() && fraction.is_empty()) {
            return Err(fault());
        }
        let scale = length(fraction) - exponent;
        let overflow = || Diagnostic::error("22003", "value overflows numeric format");
        let significant = length(whole.trim_start_matches('0')) + exponent;
        if exponent.abs() > i64::from(i32::MAX / 2) || significant > MAX_WHOLE || scale > MAX_SCALE {
            return Err(overflow());
        }
        let mut digits: BigInt = format!("{whole}{fraction}").parse().map_err(|_| fault())?;
        if scale < 0 {
            digits *= super::power_of_ten(u32::try_from(-scale).map_err(|_| overflow())?);
        }
        let signed = if negative { -digits } else { digits };
        Ok(Self::finite(signed, u32::try_from(scale.max(0)).map_err(|_| overflow())?))
    }
}

fn length(text: &str) -> i64 {
    i64::try_from(text.len()).unwrap_or(i64::MAX)
}

fn sign(text: &str) -> (bool, &str) {
    match text.as_bytes().first() {
        Some(b'-') => (true, &text[1..]),
        Some(b'+') => (false, &text[1..]),
        _ => (false, text),
    }
}

fn special(text: &str) -> Option<Numeric> {
    if text.eq_ignore_ascii_case("nan") {
        return Some(Numeric::NaN);
    }
    let (negative, name) = sign(text);
    let infinite = name.eq_ignore_ascii_case("infinity") || name.eq_ignore_ascii_case("inf");
    infinite.then_some(if negative { Numeric::NegativeInfinity } else { Numeric::Infinity })
}

fn split_exponent(text: &str) -> Option<(&str, i64)> {
    let Some(at) = text.find(['e', 'E']) else {
        return Some((text, 0));
    };
    let (negative, digits) = sign(&text[at + 1..]);
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return None;
    }
    let size = digits.parse::<i64>().unwrap_or(i64::from(i32::MAX));
    Some((&text[..at], if negative { -size } else { size }))
}
