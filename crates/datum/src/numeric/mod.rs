//! PostgreSQL's `numeric`: exact decimals that remember their scale, NaN and the infinities.

mod arithmetic;
mod compare;
mod parse;
mod round;
mod transcendental;

pub(crate) use compare::compare_texts;

use crate::fault::{Result, range};
use num_bigint::{BigInt, Sign};
use num_traits::{Signed, ToPrimitive, Zero};
use std::fmt;

/// The largest scale that division and the like choose by themselves.
pub(crate) const MAX_DISPLAY_SCALE: i64 = 1000;
/// How many significant digits they aim at.
pub(crate) const MIN_SIGNIFICANT: i64 = 16;

/// A value of type `numeric`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Numeric {
    /// Not a number; equal to itself and greater than all others.
    NaN,
    /// Greater than every number.
    Infinity,
    /// Less than every number.
    NegativeInfinity,
    /// `digits * 10^-scale`
    Finite(Decimal),
}

/// A finite decimal: `digits * 10^-scale`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Decimal {
    pub(crate) digits: BigInt,
    pub(crate) scale: u32,
}

/// `10^power`
pub(crate) fn power_of_ten(power: u32) -> BigInt {
    BigInt::from(10).pow(power)
}

impl Decimal {
    pub(crate) fn new(digits: BigInt, scale: u32) -> Self {
        Self { digits, scale }
    }

    /// The digits at another scale; rounds half away from zero if it is smaller.
    pub(crate) fn rescaled(&self, scale: u32) -> Self {
        Self::new(self.round_digits(i64::from(scale)), scale)
    }

    /// Weight of the first base-10000 digit, and that digit, as PostgreSQL keeps a number; zeros for zero.
    pub(crate) fn leading(&self) -> (i64, i64) {
        if self.digits.is_zero() {
            return (0, 0);
        }
        let text = self.digits.abs().to_string();
        let top = i64::try_from(text.len()).unwrap_or(i64::MAX) - 1 - i64::from(self.scale);
        let weight = top.div_euclid(4);
        let take = usize::try_from(top.rem_euclid(4)).unwrap_or(0) + 1;
        let head: String = text.chars().chain(std::iter::repeat('0')).take(take).collect();
        (weight, head.parse().unwrap_or(0))
    }

    pub(crate) fn to_f64(&self) -> f64 {
        self.to_string().parse().unwrap_or(f64::NAN)
    }
}

impl Numeric {
    pub(crate) fn zero() -> Self {
        Self::from(0_i64)
    }

    pub(crate) fn finite(digits: BigInt, scale: u32) -> Self {
        Self::Finite(Decimal::new(digits, scale))
    }

    /// Its sign: -1, 0 or 1; 1 for NaN.
    pub(crate) fn signum(&self) -> i32 {
        match self {
            Self::NaN | Self::Infinity => 1,
            Self::NegativeInfinity => -1,
            Self::Finite(decimal) => match decimal.digits.sign() {
                Sign::Minus => -1,
                Sign::NoSign => 0,
                Sign::Plus => 1,
            },
        }
    }

    pub(crate) fn is_zero(&self) -> bool {
        self.signum() == 0
    }

    /// The nearest double.
    pub(crate) fn to_f64(&self) -> f64 {
        match self {
            Self::NaN => f64::NAN,
            Self::Infinity => f64::INFINITY,
            Self::NegativeInfinity => f64::NEG_INFINITY,
            Self::Finite(decimal) => decimal.to_f64(),
        }
    }

    /// The integer it rounds to.
    ///
    /// # Errors
    ///
    /// `cannot convert …` for what is not finite, `… out of range` for what does not fit.
    pub(crate) fn to_integer(&self, label: &str, min: i64, max: i64) -> Result<i64> {
        let Self::Finite(decimal) = self else {
            let what = if matches!(self, Self::NaN) { "NaN" } else { "infinity" };
            return Err(crate::fault::unsupported_conversion(what, label));
        };
        let whole = decimal.round_digits(0).to_i64();
        whole.filter(|number| (min..=max).contains(number)).ok_or_else(|| range(label))
    }
}

impl From<i64> for Numeric {
    fn from(number: i64) -> Self {
        Self::finite(BigInt::from(number), 0)
    }
}

impl fmt::Display for Decimal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.digits.is_negative() {
            f.write_str("-")?;
        }
        let text = self.digits.abs().to_string();
        let scale = self.scale as usize;
        if scale == 0 {
            return f.write_str(&text);
        }
        if text.len() > scale {
            let (whole, fraction) = text.split_at(text.len() - scale);
            return write!(f, "{whole}.{fraction}");
        }
        write!(f, "0.{text:0>scale$}")
    }
}

impl fmt::Display for Numeric {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NaN => f.write_str("NaN"),
            Self::Infinity => f.write_str("Infinity"),
            Self::NegativeInfinity => f.write_str("-Infinity"),
            Self::Finite(decimal) => decimal.fmt(f),
        }
    }
}

impl From<Numeric> for crate::Value {
    fn from(number: Numeric) -> Self {
        Self::Text(number.to_string())
    }
}
