//! Functions of `numeric`.

use super::Function;
use crate::Value;
use crate::argument::Arguments;
use crate::fault::Result;
use crate::numeric::Numeric;

fn read(a: &[Value], at: usize) -> Result<Numeric> {
    Numeric::parse(a.text(at)?)
}

fn one(a: &[Value], operation: fn(&Numeric) -> Numeric) -> Result<Value> {
    Ok(operation(&read(a, 0)?).into())
}

fn two(a: &[Value], operation: fn(&Numeric, &Numeric) -> Numeric) -> Result<Value> {
    Ok(operation(&read(a, 0)?, &read(a, 1)?).into())
}

fn try_two(a: &[Value], operation: fn(&Numeric, &Numeric) -> Result<Numeric>) -> Result<Value> {
    operation(&read(a, 0)?, &read(a, 1)?).map(Value::from)
}

fn sign(number: &Numeric) -> Numeric {
    match number {
        Numeric::NaN => Numeric::NaN,
        other => Numeric::from(i64::from(other.signum())),
    }
}

fn scale(number: &Numeric) -> Value {
    match number {
        Numeric::Finite(decimal) => i64::from(decimal.scale).into(),
        _ => Value::Null,
    }
}

fn larger(a: &Numeric, b: &Numeric) -> Numeric {
    if a.compare(b).is_gt() { a.clone() } else { b.clone() }
}

fn smaller(a: &Numeric, b: &Numeric) -> Numeric {
    if a.compare(b).is_lt() { a.clone() } else { b.clone() }
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("numeric_add", 2, |_, a| two(a, Numeric::add)),
    Function::new("numeric_sub", 2, |_, a| two(a, Numeric::subtract)),
    Function::new("numeric_mul", 2, |_, a| two(a, Numeric::multiply)),
    Function::new("numeric_div", 2, |_, a| try_two(a, Numeric::divide)),
    Function::new("numeric_div_trunc", 2, |_, a| try_two(a, Numeric::divide_whole)),
    Function::new("numeric_mod", 2, |_, a| try_two(a, Numeric::modulo)),
    Function::new("numeric_gcd", 2, |_, a| two(a, Numeric::gcd)),
    Function::new("numeric_lcm", 2, |_, a| two(a, Numeric::lcm)),
    Function::new("numeric_power", 2, |_, a| try_two(a, Numeric::power)),
    Function::new("numeric_log", 2, |_, a| try_two(a, Numeric::logarithm_to)),
    Function::new("log_numeric", 1, |_, a| Numeric::logarithm_to(&Numeric::from(10), &read(a, 0)?).map(Value::from)),
    Function::new("log10_numeric", 1, |_, a| Numeric::logarithm_to(&Numeric::from(10), &read(a, 0)?).map(Value::from)),
    Function::new("numeric_ln", 1, |_, a| read(a, 0)?.logarithm().map(Value::from)),
    Function::new("numeric_exp", 1, |_, a| read(a, 0)?.exponential().map(Value::from)),
    Function::new("numeric_sqrt", 1, |_, a| read(a, 0)?.square_root().map(Value::from)),
    Function::new("numeric_abs", 1, |_, a| one(a, Numeric::abs)),
    Function::new("numeric_uminus", 1, |_, a| one(a, Numeric::negate)),
    Function::new("numeric_uplus", 1, |_, a| one(a, Numeric::clone)),
    Function::new("numeric_sign", 1, |_, a| one(a, sign)),
    Function::new("numeric_ceil", 1, |_, a| one(a, Numeric::ceil)),
    Function::new("numeric_floor", 1, |_, a| one(a, Numeric::floor)),
    Function::new("numeric_inc", 1, |_, a| one(a, |number| number.add(&Numeric::from(1)))),
    Function::new("numeric_round", 2, |_, a| Ok(read(a, 0)?.round(a.int(1)?).into())),
    Function::new("round_numeric", 1, |_, a| one(a, |number| number.round(0))),
    Function::new("numeric_trunc", 2, |_, a| Ok(read(a, 0)?.truncate(a.int(1)?).into())),
    Function::new("trunc_numeric", 1, |_, a| one(a, |number| number.truncate(0))),
    Function::new("numeric_trim_scale", 1, |_, a| one(a, Numeric::trim_scale)),
    Function::new("numeric_scale", 1, |_, a| Ok(scale(&read(a, 0)?))),
    Function::new("numeric_min_scale", 1, |_, a| Ok(scale(&read(a, 0)?.trim_scale()))),
    Function::new("numeric_larger", 2, |_, a| two(a, larger)),
    Function::new("numeric_smaller", 2, |_, a| two(a, smaller)),
];
