//! Powers, exponentials and logarithms of numerics, by fixed-point series.

use super::arithmetic::display_scale;
use super::round::divide_rounding;
use super::{Decimal, MIN_SIGNIFICANT, Numeric, power_of_ten};
use crate::fault::{Result, range};
use diagnostics::Diagnostic;
use num_bigint::BigInt;
use num_traits::{One, Signed, ToPrimitive, Zero};

const LOG10_E: f64 = std::f64::consts::LOG10_E;

/// Fixed-point numbers with so many digits after the point.
struct Fixed {
    unit: BigInt,
}

impl Fixed {
    fn new(places: u32) -> Self {
        Self { unit: power_of_ten(places) }
    }

    fn multiply(&self, left: &BigInt, right: &BigInt) -> BigInt {
        divide_rounding(&(left * right), &self.unit)
    }

    fn divide(&self, left: &BigInt, right: &BigInt) -> BigInt {
        divide_rounding(&(left * &self.unit), right)
    }

    /// e^x: halves until small, sums the series, squares back.
    fn exponential(&self, x: &BigInt) -> BigInt {
        let mut halvings = 0_u32;
        let mut small = x.clone();
        while small.abs() * 10 > self.unit {
            small /= 2;
            halvings += 1;
        }
        let (mut sum, mut term, mut n) = (&self.unit + &small, small.clone(), 1_u32);
        while !term.is_zero() {
            n += 1;
            term = self.multiply(&term, &small) / n;
            sum += &term;
        }
        for _ in 0..halvings {
            sum = self.multiply(&sum, &sum);
        }
        sum
    }

    /// ln x for positive x: square roots until near one, then 2·artanh((x-1)/(x+1)).
    fn logarithm(&self, x: &BigInt) -> BigInt {
        let mut doublings = 0_u32;
        let mut near = x.clone();
        while (&near - &self.unit).abs() * 10 > self.unit {
            near = (&near * &self.unit).sqrt();
            doublings += 1;
        }
        let ratio = self.divide(&(&near - &self.unit), &(&near + &self.unit));
        let square = self.multiply(&ratio, &ratio);
        let (mut sum, mut power, mut n) = (ratio.clone(), ratio, 1_u32);
        while !power.is_zero() {
            n += 2;
            power = self.multiply(&power, &square);
            sum += &power / n;
        }
        sum * 2 * (BigInt::one() << doublings)
    }
}

fn places_for(scale: u32, weight: f64) -> u32 {
    scale + weight.abs().min(10_000.0).to_u32().unwrap_or(0) + 25
}

/// The decimal weight of `ln(n)`, as PostgreSQL estimates it.
fn logarithm_weight(decimal: &Decimal) -> i64 {
    let distance = Numeric::Finite(decimal.clone()).subtract(&Numeric::from(1)).abs();
    let Numeric::Finite(distance) = distance else { return 0 };
    if distance.digits.is_zero() {
        return 0;
    }
    let value = decimal.to_f64();
    if (0.9..=1.1).contains(&value) {
        return distance.digits.to_string().len().to_i64().unwrap_or(0) - i64::from(distance.scale) - 1;
    }
    log10_of(decimal).map_or(0.0, |log| (log / LOG10_E).abs().log10()).to_i64().unwrap_or(0)
}

fn log10_of(decimal: &Decimal) -> Option<f64> {
    let text = decimal.digits.abs().to_string();
    let head: f64 = format!("0.{}", &text[..text.len().min(17)]).parse().ok()?;
    Some(head.log10() + text.len().to_f64()? - f64::from(decimal.scale))
}

fn logarithm_of(decimal: &Decimal, places: u32) -> BigInt {
    Fixed::new(places).logarithm(&decimal.round_digits(i64::from(places)))
}

fn logarithm_fault(sign: i32) -> Diagnostic {
    let what = if sign == 0 { "zero" } else { "a negative number" };
    Diagnostic::error("2201E", format!("cannot take logarithm of {what}"))
}

impl Numeric {
    /// `exp(n)`
    pub(crate) fn exponential(&self) -> Result<Self> {
        let decimal = match self {
            Self::Finite(decimal) => decimal,
            Self::NegativeInfinity => return Ok(Self::zero()),
            other => return Ok(other.clone()),
        };
        let weight = decimal.to_f64() * LOG10_E;
        if weight > 131_072.0 {
            return Err(Diagnostic::error("22003", "value overflows numeric format"));
        }
        let scale = display_scale(MIN_SIGNIFICANT - weight.to_i64().unwrap_or(0), &[decimal.scale]);
        let places = places_for(scale, weight);
        let power = Fixed::new(places).exponential(&decimal.round_digits(i64::from(places)));
        Ok(Self::Finite(Decimal::new(power, places).rescaled(scale)))
    }

    /// `ln(n)`
    pub(crate) fn logarithm(&self) -> Result<Self> {
        if self.signum() <= 0 {
            return Err(logarithm_fault(self.signum()));
        }
        let Self::Finite(decimal) = self else {
            return Ok(self.clone());
        };
        let scale = display_scale(MIN_SIGNIFICANT - logarithm_weight(decimal), &[decimal.scale]);
        let places = places_for(scale, 10.0);
        Ok(Self::Finite(Decimal::new(logarithm_of(decimal, places), places).rescaled(scale)))
    }

    /// `log(base, n)`
    pub(crate) fn logarithm_to(base: &Self, number: &Self) -> Result<Self> {
        for operand in [base, number] {
            if operand.signum() <= 0 {
                return Err(logarithm_fault(operand.signum()));
            }
        }
        let (Self::Finite(low), Self::Finite(high)) = (base, number) else {
            return Ok(Self::NaN);
        };
        let weight = logarithm_weight(high) - logarithm_weight(low);
        let scale = display_scale(MIN_SIGNIFICANT - weight, &[low.scale, high.scale]);
        let places = places_for(scale, 10.0);
        let divisor = logarithm_of(low, places);
        if divisor.is_zero() {
            return Err(crate::fault::division_by_zero());
        }
        let quotient = Fixed::new(places).divide(&logarithm_of(high, places), &divisor);
        Ok(Self::Finite(Decimal::new(quotient, places).rescaled(scale)))
    }

    /// `a ^ b`
    pub(crate) fn power(&self, exponent: &Self) -> Result<Self> {
        let (Self::Finite(base), Self::Finite(power)) = (self, exponent) else {
            return Ok(self.power_of_special(exponent));
        };
        if base.digits.is_zero() && power.digits.is_negative() {
            return Err(Diagnostic::error("2201F", "zero raised to a negative power is undefined"));
        }
        let Self::Finite(whole) = exponent.trim_scale() else { return Ok(Self::NaN) };
        if whole.scale == 0
            && let Some(times) = whole.digits.to_i32()
        {
            return whole_power(base, times);
        }
        if base.digits.is_negative() {
            let text = "a negative number raised to a non-integer power yields a complex result";
            return Err(Diagnostic::error("2201F", text));
        }
        if base.digits.is_zero() {
            return Ok(Self::finite(BigInt::zero(), display_scale(MIN_SIGNIFICANT, &[])));
        }
        fractional_power(base, power)
    }

    fn power_of_special(&self, exponent: &Self) -> Self {
        if exponent.is_zero() || self.compare(&Self::from(1)).is_eq() {
            return Self::from(1);
        }
        match (self, exponent) {
            (Self::NaN, _) | (_, Self::NaN) => Self::NaN,
            (_, Self::Finite(_)) if exponent.signum() < 0 => Self::zero(),
            (_, Self::NegativeInfinity) => Self::zero(),
            _ => Self::Infinity,
        }
    }
}

fn whole_power(base: &Decimal, times: i32) -> Result<Numeric> {
    if base.digits.is_zero() {
        let digits = BigInt::from(i32::from(times == 0));
        let scale = display_scale(MIN_SIGNIFICANT, &[base.scale]);
        return Ok(Numeric::Finite(Decimal::new(digits, 0).rescaled(scale)));
    }
    let weight = f64::from(times) * log10_of(base).unwrap_or(0.0);
    if weight > 131_072.0 {
        return Err(Diagnostic::error("22003", "value overflows numeric format"));
    }
    let scale = display_scale(MIN_SIGNIFICANT, &[base.scale]);
    if weight + 1.0 < -1000.0 {
        return Ok(Numeric::finite(BigInt::zero(), scale));
    }
    let count = times.unsigned_abs();
    let length = u64::try_from(base.digits.to_string().len()).unwrap_or(u64::MAX);
    if length.saturating_mul(count.into()) > 20_000 {
        return fractional_power(&absolute(base), &Decimal::new(BigInt::from(times), 0))
            .map(|power| if base.digits.is_negative() && times % 2 != 0 { power.negate() } else { power });
    }
    let digits = base.digits.pow(count);
    let raised = Decimal::new(digits, base.scale.checked_mul(count).ok_or_else(|| range("numeric"))?);
    if times < 0 {
        return Ok(Numeric::Finite(Decimal::new(BigInt::one(), 0).divide_at(&raised, scale)));
    }
    Ok(Numeric::Finite(raised.rescaled(scale)))
}

fn absolute(decimal: &Decimal) -> Decimal {
    Decimal::new(decimal.digits.abs(), decimal.scale)
}

fn fractional_power(base: &Decimal, power: &Decimal) -> Result<Numeric> {
    let weight = power.to_f64() * log10_of(base).unwrap_or(0.0);
    if weight > 131_072.0 {
        return Err(Diagnostic::error("22003", "value overflows numeric format"));
    }
    if weight + 1.0 < -1000.0 {
        return Ok(Numeric::finite(BigInt::zero(), 1000));
    }
    let scale = display_scale(MIN_SIGNIFICANT - weight.to_i64().unwrap_or(0), &[base.scale, power.scale]);
    let places = places_for(scale, weight);
    let fixed = Fixed::new(places);
    let logarithm = divide_rounding(&(logarithm_of(base, places) * &power.digits), &power_of_ten(power.scale));
    Ok(Numeric::Finite(Decimal::new(fixed.exponential(&logarithm), places).rescaled(scale)))
}
