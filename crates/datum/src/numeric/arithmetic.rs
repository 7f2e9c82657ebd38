//! The four operations, and those near them, with PostgreSQL's result scales.

use super::round::divide_rounding;
use super::{Decimal, MAX_DISPLAY_SCALE, MIN_SIGNIFICANT, Numeric, power_of_ten};
use crate::fault::{Result, division_by_zero};
use diagnostics::Diagnostic;
use num_integer::Integer;
use num_traits::{Signed, Zero};

fn align(left: &Decimal, right: &Decimal) -> (Decimal, Decimal) {
    let scale = left.scale.max(right.scale);
    (left.rescaled(scale), right.rescaled(scale))
}

/// The scale PostgreSQL gives a quotient (`select_div_scale`).
fn quotient_scale(left: &Decimal, right: &Decimal) -> u32 {
    let ((weight1, first1), (weight2, first2)) = (left.leading(), right.leading());
    let weight = weight1 - weight2 - i64::from(first1 <= first2);
    display_scale(MIN_SIGNIFICANT - weight * 4, &[left.scale, right.scale])
}

/// Raises a wanted scale to those of the operands and keeps it in what PostgreSQL displays.
pub(crate) fn display_scale(wanted: i64, at_least: &[u32]) -> u32 {
    let floor = at_least.iter().copied().map(i64::from).fold(0, i64::max);
    u32::try_from(wanted.max(floor).clamp(0, MAX_DISPLAY_SCALE)).unwrap_or(0)
}

impl Decimal {
    /// Divides at a given scale, rounding half away from zero.
    pub(crate) fn divide_at(&self, divisor: &Self, scale: u32) -> Self {
        let up = power_of_ten(scale + divisor.scale);
        let down = power_of_ten(self.scale);
        Self::new(divide_rounding(&(&self.digits * up), &(&divisor.digits * down)), scale)
    }
}

impl Numeric {
    /// `-n`
    pub(crate) fn negate(&self) -> Self {
        match self {
            Self::NaN => Self::NaN,
            Self::Infinity => Self::NegativeInfinity,
            Self::NegativeInfinity => Self::Infinity,
            Self::Finite(decimal) => Self::finite(-&decimal.digits, decimal.scale),
        }
    }

    /// `abs(n)`
    pub(crate) fn abs(&self) -> Self {
        if self.signum() < 0 { self.negate() } else { self.clone() }
    }

    /// `a + b`
    pub(crate) fn add(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) => {
                let (left, right) = align(left, right);
                Self::finite(left.digits + right.digits, left.scale)
            }
            (Self::NaN, _)
            | (_, Self::NaN)
            | (Self::Infinity, Self::NegativeInfinity)
            | (Self::NegativeInfinity, Self::Infinity) => Self::NaN,
            (Self::Finite(_), infinite) | (infinite, _) => infinite.clone(),
        }
    }

    /// `a - b`
    pub(crate) fn subtract(&self, other: &Self) -> Self {
        self.add(&other.negate())
    }

    /// `a * b`
    pub(crate) fn multiply(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) => {
                let scale = left.scale + right.scale;
                let product = Decimal::new(&left.digits * &right.digits, scale);
                Self::Finite(if scale > 16_383 { product.rescaled(16_383) } else { product })
            }
            (Self::NaN, _) | (_, Self::NaN) => Self::NaN,
            _ => Self::infinite(self.signum() * other.signum()),
        }
    }

    /// `a / b`
    pub(crate) fn divide(&self, other: &Self) -> Result<Self> {
        match (self, other) {
            (Self::NaN, _) | (_, Self::NaN) => Ok(Self::NaN),
            _ if other.is_zero() => Err(division_by_zero()),
            (Self::Finite(left), Self::Finite(right)) => {
                Ok(Self::Finite(left.divide_at(right, quotient_scale(left, right))))
            }
            (Self::Finite(_), _) => Ok(Self::zero()),
            (_, Self::Finite(_)) => Ok(Self::infinite(self.signum() * other.signum())),
            _ => Ok(Self::NaN),
        }
    }

    /// `div(a, b)`: the quotient cut to a whole number.
    pub(crate) fn divide_whole(&self, other: &Self) -> Result<Self> {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) if !right.digits.is_zero() => {
                let (left, right) = align(left, right);
                Ok(Self::finite(left.digits / right.digits, 0))
            }
            _ => self.divide(other),
        }
    }

    /// `a % b`, with the sign of `a`.
    pub(crate) fn modulo(&self, other: &Self) -> Result<Self> {
        match (self, other) {
            (Self::NaN, _) | (_, Self::NaN) => Ok(Self::NaN),
            _ if other.is_zero() => Err(division_by_zero()),
            (Self::Finite(left), Self::Finite(right)) => {
                let (left, right) = align(left, right);
                Ok(Self::finite(left.digits % right.digits, left.scale))
            }
            (Self::Finite(_), _) => Ok(self.clone()),
            _ => Ok(Self::NaN),
        }
    }

    /// `gcd(a, b)`
    pub(crate) fn gcd(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) => {
                let (left, right) = align(left, right);
                Self::finite(left.digits.gcd(&right.digits), left.scale)
            }
            _ => Self::NaN,
        }
    }

    /// `lcm(a, b)`
    pub(crate) fn lcm(&self, other: &Self) -> Self {
        match (self, other) {
            (Self::Finite(left), Self::Finite(right)) => {
                let (left, right) = align(left, right);
                Self::finite(left.digits.lcm(&right.digits).abs(), left.scale)
            }
            _ => Self::NaN,
        }
    }

    /// `sqrt(n)`
    pub(crate) fn square_root(&self) -> Result<Self> {
        if self.signum() < 0 {
            return Err(Diagnostic::error("2201F", "cannot take square root of a negative number"));
        }
        let Self::Finite(decimal) = self else {
            return Ok(self.clone());
        };
        let weight = decimal.leading().0;
        let root_weight = if weight >= 0 { weight * 4 / 2 + 1 } else { 1 - (1 - weight * 4) / 2 };
        let scale = display_scale(MIN_SIGNIFICANT - root_weight, &[decimal.scale]);
        let shifted = decimal.round_digits(i64::from(scale) * 2 + 2);
        Ok(Self::Finite(Decimal::new(shifted.sqrt(), scale + 1).rescaled(scale)))
    }

    fn infinite(sign: i32) -> Self {
        match sign {
            0 => Self::NaN,
            1 => Self::Infinity,
            _ => Self::NegativeInfinity,
        }
    }
}
