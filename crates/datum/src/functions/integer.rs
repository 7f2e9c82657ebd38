//! Integers: arithmetic that overflows as PostgreSQL's does.

use super::Function;
use crate::argument::Arguments;
use crate::cast::fit;
use crate::fault::{Result, division_by_zero, parameter, range};
use crate::numeric::Numeric;
use crate::{Context, Value};
use catalog::Type;
use num_integer::Integer as _;

type Operation = fn(i64, i64) -> Option<i64>;

fn two(of: &Type, a: &[Value], operation: Operation) -> Result<Value> {
    let wide = || {
        range(if *of == Type::Int8 {
            "bigint"
        } else if *of == Type::Int2 {
            "smallint"
        } else {
            "integer"
        })
    };
    fit(of, operation(a.int(0)?, a.int(1)?).ok_or_else(wide)?)
}

fn divide(of: &Type, a: &[Value]) -> Result<Value> {
    if a.int(1)? == 0 {
        return Err(division_by_zero());
    }
    two(of, a, i64::checked_div)
}

fn modulo(a: &[Value]) -> Result<Value> {
    match a.int(1)? {
        0 => Err(division_by_zero()),
        divisor => Ok(a.int(0)?.wrapping_rem(divisor).into()),
    }
}

fn one(of: &Type, a: &[Value], operation: fn(i64) -> Option<i64>) -> Result<Value> {
    fit(of, operation(a.int(0)?).ok_or_else(|| range("bigint"))?)
}

/// Shifts as C does on this width: the count is taken modulo the width.
#[allow(clippy::cast_possible_truncation, reason = "what does not fit is shifted out")]
fn shift_left(bits: i64, a: &[Value]) -> Result<Value> {
    let shifted = a.int(0)?.wrapping_shl(u32::try_from(a.int(1)?.rem_euclid(bits.max(32))).unwrap_or(0));
    Ok(match bits {
        16 => i64::from(shifted as i16),
        32 => i64::from(shifted as i32),
        _ => shifted,
    }
    .into())
}

fn shift_right(bits: i64, a: &[Value]) -> Result<Value> {
    Ok((a.int(0)? >> a.int(1)?.rem_euclid(bits.max(32)).min(63)).into())
}

fn common_divisor(of: &Type, a: &[Value]) -> Result<Value> {
    let divisor = i128::from(a.int(0)?).gcd(&i128::from(a.int(1)?));
    fit(of, i64::try_from(divisor).map_err(|_| range("bigint"))?)
}

fn common_multiple(of: &Type, a: &[Value]) -> Result<Value> {
    let multiple = i128::from(a.int(0)?).lcm(&i128::from(a.int(1)?)).abs();
    fit(of, i64::try_from(multiple).map_err(|_| range(if *of == Type::Int4 { "integer" } else { "bigint" }))?)
}

fn factorial(a: &[Value]) -> Result<Value> {
    let number = a.int(0)?;
    if number < 0 {
        return Err(crate::fault::range_message("factorial of a negative number is undefined"));
    }
    if number > 32_177 {
        return Err(crate::fault::range_message("value overflows numeric format"));
    }
    let product = (2..=number).fold(num_bigint::BigInt::from(1), |product, factor| product * factor);
    Ok(Numeric::finite(product, 0).into())
}

fn bucket(a: &[Value], compare: fn(&Value, &Value) -> Result<f64>) -> Result<Value> {
    let count = a.int(3)?;
    if count <= 0 {
        return Err(crate::fault::bucket("count must be greater than zero"));
    }
    let (operand, low, high) = (compare(&a[0], &a[0])?, compare(&a[1], &a[1])?, compare(&a[2], &a[2])?);
    if operand.is_nan() || low.is_nan() || high.is_nan() {
        return Err(crate::fault::bucket("operand, lower bound, and upper bound cannot be NaN"));
    }
    #[allow(clippy::float_cmp, reason = "as PostgreSQL compares them")]
    if low == high {
        return Err(crate::fault::bucket("lower bound cannot equal upper bound"));
    }
    let share = (operand - low) / (high - low);
    #[allow(clippy::cast_possible_truncation, clippy::cast_precision_loss, reason = "the share is below one")]
    let at = if share < 0.0 {
        0
    } else if share >= 1.0 {
        count + 1
    } else {
        (share * count as f64).floor() as i64 + 1
    };
    Ok(at.into())
}

#[allow(clippy::cast_possible_truncation, reason = "an integer of 32 bits")]
fn hexadecimal(a: &[Value], bits: u32) -> Result<Value> {
    let number = a.int(0)?;
    Ok(if bits == 32 { format!("{:x}", number as i32) } else { format!("{number:x}") }.into())
}

fn random(context: &Context<'_>) -> Value {
    #[allow(clippy::cast_precision_loss, reason = "53 bits fit a double")]
    ((context.environment.next_random() >> 11) as f64 / (1_u64 << 53) as f64).into()
}

fn set_seed(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let seed = a.real(0)?;
    if !(-1.0..=1.0).contains(&seed) {
        let shown = crate::scalar::show_float(crate::scalar::Float::Double, seed);
        return Err(parameter(format!("setseed parameter {shown} is out of allowed range [-1,1]")));
    }
    context.environment.seed(seed.to_bits());
    Ok("".into())
}

macro_rules! arithmetic {
    ($($add:literal $subtract:literal $multiply:literal $divide:literal $of:ident;)*) => {
        &[$(
            Function::new($add, 2, |_, a| two(&Type::$of, a, i64::checked_add)),
            Function::new($subtract, 2, |_, a| two(&Type::$of, a, i64::checked_sub)),
            Function::new($multiply, 2, |_, a| two(&Type::$of, a, i64::checked_mul)),
            Function::new($divide, 2, |_, a| divide(&Type::$of, a)),
        )*]
    };
}

pub(super) const ARITHMETIC: &[Function] = arithmetic![
    "int2pl" "int2mi" "int2mul" "int2div" Int2;
    "int4pl" "int4mi" "int4mul" "int4div" Int4;
    "int8pl" "int8mi" "int8mul" "int8div" Int8;
    "int24pl" "int24mi" "int24mul" "int24div" Int4;
    "int42pl" "int42mi" "int42mul" "int42div" Int4;
    "int28pl" "int28mi" "int28mul" "int28div" Int8;
    "int82pl" "int82mi" "int82mul" "int82div" Int8;
    "int48pl" "int48mi" "int48mul" "int48div" Int8;
    "int84pl" "int84mi" "int84mul" "int84div" Int8;
];

macro_rules! family {
    ($($of:ident $bits:literal $modulo:literal $abs:literal $minus:literal $plus:literal $and:literal $or:literal $xor:literal $not:literal $shl:literal $shr:literal $larger:literal $smaller:literal;)*) => {
        &[$(
            Function::new($modulo, 2, |_, a| modulo(a)),
            Function::new($abs, 1, |_, a| one(&Type::$of, a, i64::checked_abs)),
            Function::new($minus, 1, |_, a| one(&Type::$of, a, i64::checked_neg)),
            Function::new($plus, 1, |_, a| Ok(a[0].clone())),
            Function::new($and, 2, |_, a| Ok((a.int(0)? & a.int(1)?).into())),
            Function::new($or, 2, |_, a| Ok((a.int(0)? | a.int(1)?).into())),
            Function::new($xor, 2, |_, a| Ok((a.int(0)? ^ a.int(1)?).into())),
            Function::new($not, 1, |_, a| Ok((!a.int(0)?).into())),
            Function::new($shl, 2, |_, a| shift_left($bits, a)),
            Function::new($shr, 2, |_, a| shift_right($bits, a)),
            Function::new($larger, 2, |_, a| Ok(a.int(0)?.max(a.int(1)?).into())),
            Function::new($smaller, 2, |_, a| Ok(a.int(0)?.min(a.int(1)?).into())),
        )*]
    };
}

pub(super) const FAMILIES: &[Function] = family![
    Int2 16 "int2mod" "int2abs" "int2um" "int2up" "int2and" "int2or" "int2xor" "int2not" "int2shl" "int2shr" "int2larger" "int2smaller";
    Int4 32 "int4mod" "int4abs" "int4um" "int4up" "int4and" "int4or" "int4xor" "int4not" "int4shl" "int4shr" "int4larger" "int4smaller";
    Int8 64 "int8mod" "int8abs" "int8um" "int8up" "int8and" "int8or" "int8xor" "int8not" "int8shl" "int8shr" "int8larger" "int8smaller";
];

pub(super) const OTHERS: &[Function] = &[
    Function::new("int4inc", 1, |_, a| one(&Type::Int4, a, |number| number.checked_add(1))),
    Function::new("int8inc", 1, |_, a| one(&Type::Int8, a, |number| number.checked_add(1))),
    Function::new("int4gcd", 2, |_, a| common_divisor(&Type::Int4, a)),
    Function::new("int8gcd", 2, |_, a| common_divisor(&Type::Int8, a)),
    Function::new("int4lcm", 2, |_, a| common_multiple(&Type::Int4, a)),
    Function::new("int8lcm", 2, |_, a| common_multiple(&Type::Int8, a)),
    Function::new("numeric_fac", 1, |_, a| factorial(a)),
    Function::new("to_hex32", 1, |_, a| hexadecimal(a, 32)),
    Function::new("to_hex64", 1, |_, a| hexadecimal(a, 64)),
    Function::new("width_bucket_float8", 4, |_, a| bucket(a, |value, _| std::slice::from_ref(value).real(0))),
    Function::new("width_bucket_numeric", 4, |_, a| {
        bucket(a, |value, _| Ok(Numeric::parse(std::slice::from_ref(value).text(0)?)?.to_f64()))
    }),
    Function::new("drandom", 0, |context, _| Ok(random(context))).volatile(),
    Function::new("setseed", 1, set_seed).volatile(),
];
