//! Floating-point numbers.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::cast::narrow;
use crate::fault::{Result, division_by_zero, range_message};
use diagnostics::Diagnostic;

fn checked(result: f64, infinite: bool, zero: bool) -> Result<f64> {
    if result.is_infinite() && !infinite {
        return Err(range_message("value out of range: overflow"));
    }
    if result == 0.0 && !zero {
        return Err(range_message("value out of range: underflow"));
    }
    Ok(result)
}

fn two(a: &[Value], operation: fn(f64, f64) -> Result<f64>) -> Result<Value> {
    operation(a.real(0)?, a.real(1)?).map(Value::Real)
}

fn single(a: &[Value], operation: fn(f64, f64) -> Result<f64>) -> Result<Value> {
    narrow(operation(a.real(0)?, a.real(1)?)?).map(Value::Real)
}

fn add(a: f64, b: f64) -> Result<f64> {
    checked(a + b, a.is_infinite() || b.is_infinite(), true)
}

fn subtract(a: f64, b: f64) -> Result<f64> {
    checked(a - b, a.is_infinite() || b.is_infinite(), true)
}

fn multiply(a: f64, b: f64) -> Result<f64> {
    checked(a * b, a.is_infinite() || b.is_infinite(), a == 0.0 || b == 0.0)
}

fn divide(a: f64, b: f64) -> Result<f64> {
    if b == 0.0 && !a.is_nan() {
        return Err(division_by_zero());
    }
    checked(a / b, a.is_infinite(), a == 0.0 || b.is_infinite())
}

fn one(a: &[Value], operation: fn(f64) -> f64) -> Result<Value> {
    let x = a.real(0)?;
    checked(operation(x), x.is_infinite(), true).map(Value::Real)
}

/// A function that is only defined where it gives a number.
fn within(a: &[Value], operation: fn(f64) -> f64) -> Result<Value> {
    let x = a.real(0)?;
    let result = operation(x);
    if result.is_nan() && !x.is_nan() {
        return Err(range_message("input is out of range"));
    }
    Ok(result.into())
}

fn logarithm(a: &[Value], operation: fn(f64) -> f64) -> Result<Value> {
    let x = a.real(0)?;
    if x == 0.0 {
        return Err(Diagnostic::error("2201E", "cannot take logarithm of zero"));
    }
    if x < 0.0 {
        return Err(Diagnostic::error("2201E", "cannot take logarithm of a negative number"));
    }
    Ok(operation(x).into())
}

fn square_root(a: &[Value]) -> Result<Value> {
    let x = a.real(0)?;
    if x < 0.0 {
        return Err(Diagnostic::error("2201F", "cannot take square root of a negative number"));
    }
    Ok(x.sqrt().into())
}

fn power(base: f64, exponent: f64) -> Result<f64> {
    let fault = |message: &str| Err(Diagnostic::error("2201F", message));
    if base == 0.0 && exponent < 0.0 {
        return fault("zero raised to a negative power is undefined");
    }
    if base < 0.0 && exponent.is_finite() && exponent.fract() != 0.0 {
        return fault("a negative number raised to a non-integer power yields a complex result");
    }
    checked(
        base.powf(exponent),
        base.is_infinite() || exponent.is_infinite(),
        base == 0.0 || base.is_infinite() || exponent.is_infinite(),
    )
}

fn sign(x: f64) -> f64 {
    if x > 0.0 {
        1.0
    } else if x < 0.0 {
        -1.0
    } else {
        0.0
    }
}

macro_rules! arithmetic {
    ($($add:literal $subtract:literal $multiply:literal $divide:literal $apply:ident;)*) => {
        &[$(
            Function::new($add, 2, |_, a| $apply(a, add)),
            Function::new($subtract, 2, |_, a| $apply(a, subtract)),
            Function::new($multiply, 2, |_, a| $apply(a, multiply)),
            Function::new($divide, 2, |_, a| $apply(a, divide)),
        )*]
    };
}

pub(super) const ARITHMETIC: &[Function] = arithmetic![
    "float4pl" "float4mi" "float4mul" "float4div" single;
    "float8pl" "float8mi" "float8mul" "float8div" two;
    "float48pl" "float48mi" "float48mul" "float48div" two;
    "float84pl" "float84mi" "float84mul" "float84div" two;
];

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("float4abs", 1, |_, a| one(a, f64::abs)),
    Function::new("float8abs", 1, |_, a| one(a, f64::abs)),
    Function::new("float4um", 1, |_, a| one(a, |x| -x)),
    Function::new("float8um", 1, |_, a| one(a, |x| -x)),
    Function::new("float4up", 1, |_, a| one(a, |x| x)),
    Function::new("float8up", 1, |_, a| one(a, |x| x)),
    Function::new("dround", 1, |_, a| one(a, f64::round_ties_even)),
    Function::new("dtrunc", 1, |_, a| one(a, f64::trunc)),
    Function::new("dceil", 1, |_, a| one(a, f64::ceil)),
    Function::new("dfloor", 1, |_, a| one(a, f64::floor)),
    Function::new("dsign", 1, |_, a| one(a, sign)),
    Function::new("dsqrt", 1, |_, a| square_root(a)),
    Function::new("dcbrt", 1, |_, a| one(a, f64::cbrt)),
    Function::new("dpow", 2, |_, a| two(a, power)),
    Function::new("dexp", 1, |_, a| one(a, f64::exp)),
    Function::new("dlog1", 1, |_, a| logarithm(a, f64::ln)),
    Function::new("dlog10", 1, |_, a| logarithm(a, f64::log10)),
    Function::new("dsin", 1, |_, a| within(a, f64::sin)),
    Function::new("dcos", 1, |_, a| within(a, f64::cos)),
    Function::new("dtan", 1, |_, a| within(a, f64::tan)),
    Function::new("dcot", 1, |_, a| within(a, |x| 1.0 / x.tan())),
    Function::new("dasin", 1, |_, a| within(a, f64::asin)),
    Function::new("dacos", 1, |_, a| within(a, f64::acos)),
    Function::new("datan", 1, |_, a| within(a, f64::atan)),
    Function::new("datan2", 2, |_, a| two(a, |y, x| Ok(y.atan2(x)))),
    Function::new("dsinh", 1, |_, a| one(a, f64::sinh)),
    Function::new("dcosh", 1, |_, a| one(a, f64::cosh)),
    Function::new("dtanh", 1, |_, a| one(a, f64::tanh)),
    Function::new("degrees", 1, |_, a| one(a, |x| x / (std::f64::consts::PI / 180.0))),
    Function::new("radians", 1, |_, a| one(a, |x| x * (std::f64::consts::PI / 180.0))),
    Function::new("dpi", 0, |_, _| Ok(std::f64::consts::PI.into())),
];
