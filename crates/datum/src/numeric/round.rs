//! Rounding of numerics, and the limits of `numeric(p,s)`.

use super::{Decimal, Numeric, power_of_ten};
use crate::fault::Result;
use diagnostics::Diagnostic;
use num_bigint::BigInt;
use num_integer::Integer;
use num_traits::{Signed, Zero};

impl Decimal {
    /// The number times `10^places`, rounded half away from zero to a whole one.
    pub(crate) fn round_digits(&self, places: i64) -> BigInt {
        let drop = i64::from(self.scale) - places;
        if drop <= 0 {
            return &self.digits * power_of_ten(u32::try_from(-drop).unwrap_or(0));
        }
        let unit = power_of_ten(u32::try_from(drop).unwrap_or(u32::MAX));
        divide_rounding(&self.digits, &unit)
    }

    /// The number times `10^places`, cut to a whole one.
    fn cut_digits(&self, places: i64) -> BigInt {
        let drop = i64::from(self.scale) - places;
        if drop <= 0 {
            return &self.digits * power_of_ten(u32::try_from(-drop).unwrap_or(0));
        }
        &self.digits / power_of_ten(u32::try_from(drop).unwrap_or(u32::MAX))
    }
}

/// Divides, rounding half away from zero.
pub(crate) fn divide_rounding(dividend: &BigInt, divisor: &BigInt) -> BigInt {
    let (quotient, remainder) = dividend.div_rem(divisor);
    if remainder.abs() * 2 < divisor.abs() {
        return quotient;
    }
    if dividend.is_negative() == divisor.is_negative() { quotient + 1 } else { quotient - 1 }
}

fn with_places(digits: BigInt, places: i64) -> Numeric {
    match u32::try_from(places) {
        Ok(scale) => Numeric::finite(digits, scale),
        Err(_) => Numeric::finite(digits * power_of_ten(u32::try_from(-places).unwrap_or(0)), 0),
    }
}

impl Numeric {
    /// `round(n, places)`
    pub(crate) fn round(&self, places: i64) -> Self {
        let places = places.clamp(-131_072, 16_383);
        match self {
            Self::Finite(decimal) => with_places(decimal.round_digits(places), places),
            other => other.clone(),
        }
    }

    /// `trunc(n, places)`
    pub(crate) fn truncate(&self, places: i64) -> Self {
        let places = places.clamp(-131_072, 16_383);
        match self {
            Self::Finite(decimal) => with_places(decimal.cut_digits(places), places),
            other => other.clone(),
        }
    }

    /// `floor(n)`
    pub(crate) fn floor(&self) -> Self {
        match self {
            Self::Finite(decimal) => Self::finite(decimal.digits.div_floor(&power_of_ten(decimal.scale)), 0),
            other => other.clone(),
        }
    }

    /// `ceil(n)`
    pub(crate) fn ceil(&self) -> Self {
        match self {
            Self::Finite(decimal) => Self::finite(decimal.digits.div_ceil(&power_of_ten(decimal.scale)), 0),
            other => other.clone(),
        }
    }

    /// Without trailing zeros after the point.
    pub(crate) fn trim_scale(&self) -> Self {
        let Self::Finite(decimal) = self else {
            return self.clone();
        };
        let ten = BigInt::from(10);
        let mut trimmed = decimal.clone();
        while trimmed.scale > 0 {
            let (quotient, remainder) = trimmed.digits.div_rem(&ten);
            if !remainder.is_zero() {
                break;
            }
            trimmed = Decimal::new(quotient, trimmed.scale - 1);
        }
        Self::Finite(trimmed)
    }

    /// Applies `numeric(p,s)` as `atttypmod` has it; -1 applies nothing.
    ///
    /// # Errors
    ///
    /// `numeric field overflow` with PostgreSQL's detail.
    pub(crate) fn limit(self, modifier: i32) -> Result<Self> {
        if modifier < 4 {
            return Ok(self);
        }
        let precision = i64::from(((modifier - 4) >> 16) & 0xffff);
        let scale = i64::from((((modifier - 4) & 0x7ff) ^ 1024) - 1024);
        let fault = || Diagnostic::error("22003", "numeric field overflow");
        let prefix = format!("A field with precision {precision}, scale {scale}");
        if matches!(self, Self::NaN) {
            return Ok(self);
        }
        if !matches!(self, Self::Finite(_)) {
            return Err(fault().with_detail(format!("{prefix} cannot hold an infinite value.")));
        }
        let rounded = self.round(scale);
        let Self::Finite(decimal) = &rounded else {
            return Ok(rounded);
        };
        let limit = power_of_ten(u32::try_from((precision - scale).max(0)).unwrap_or(0) + decimal.scale);
        let fits = if precision >= scale {
            decimal.digits.abs() < limit
        } else {
            decimal.digits.abs() < power_of_ten(u32::try_from(precision).unwrap_or(0))
        };
        if fits {
            return Ok(rounded);
        }
        let bound = if precision == scale { "1".to_owned() } else { format!("10^{}", precision - scale) };
        Err(fault().with_detail(format!("{prefix} must round to an absolute value less than {bound}.")))
    }
}
