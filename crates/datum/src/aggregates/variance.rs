//! Variances and standard deviations.

use super::{Accumulator, Aggregate};
use crate::argument::Arguments;
use crate::fault::Result;
use crate::numeric::Numeric;
use crate::{Context, Value};

/// Which of the four.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Sample,
    Population,
}

/// Over doubles, by the method of Youngs and Cramer, as PostgreSQL.
struct Doubles {
    count: f64,
    sum: f64,
    squares: f64,
    kind: Kind,
    root: bool,
}

impl Accumulator for Doubles {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if a.null(0) {
            return Ok(());
        }
        let x = a.real(0)?;
        self.count += 1.0;
        self.sum += x;
        if self.count > 1.0 {
            let off = x * self.count - self.sum;
            self.squares += off * off / (self.count * (self.count - 1.0));
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        let divisor = if self.kind == Kind::Sample { self.count - 1.0 } else { self.count };
        if divisor <= 0.0 {
            return Ok(Value::Null);
        }
        let variance = self.squares / divisor;
        Ok(if self.root { variance.sqrt() } else { variance }.into())
    }
}

/// Over integers and numerics, exactly.
struct Numerics {
    count: i64,
    sum: Numeric,
    squares: Numeric,
    kind: Kind,
    root: bool,
}

impl Accumulator for Numerics {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        let x = match &a[0] {
            Value::Null => return Ok(()),
            Value::Integer(number) => Numeric::from(*number),
            _ => Numeric::parse(a.text(0)?)?,
        };
        self.count += 1;
        self.squares = self.squares.add(&x.multiply(&x));
        self.sum = self.sum.add(&x);
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        let count = Numeric::from(self.count);
        let divisor = if self.kind == Kind::Sample { self.count - 1 } else { self.count };
        if divisor <= 0 {
            return Ok(Value::Null);
        }
        let spread = count.multiply(&self.squares).subtract(&self.sum.multiply(&self.sum));
        if spread.signum() <= 0 {
            return Ok(Numeric::zero().into());
        }
        let variance = spread.divide(&count.multiply(&Numeric::from(divisor)))?;
        Ok(if self.root { variance.square_root()? } else { variance }.into())
    }
}

fn doubles(kind: Kind, root: bool) -> Box<dyn Accumulator> {
    Box::new(Doubles { count: 0.0, sum: 0.0, squares: 0.0, kind, root })
}

fn numerics(kind: Kind, root: bool) -> Box<dyn Accumulator> {
    Box::new(Numerics { count: 0, sum: Numeric::zero(), squares: Numeric::zero(), kind, root })
}

macro_rules! family {
    ($($name:literal $kind:ident $root:literal $make:ident;)*) => {
        &[$(Aggregate::new($name, 1, || $make(Kind::$kind, $root)),)*]
    };
}

pub(super) const AGGREGATES: &[Aggregate] = family![
    "variance_int2" Sample false numerics; "variance_int4" Sample false numerics; "variance_int8" Sample false numerics;
    "variance_numeric" Sample false numerics; "variance_float4" Sample false doubles; "variance_float8" Sample false doubles;
    "var_samp_int2" Sample false numerics; "var_samp_int4" Sample false numerics; "var_samp_int8" Sample false numerics;
    "var_samp_numeric" Sample false numerics; "var_samp_float4" Sample false doubles; "var_samp_float8" Sample false doubles;
    "var_pop_int2" Population false numerics; "var_pop_int4" Population false numerics; "var_pop_int8" Population false numerics;
    "var_pop_numeric" Population false numerics; "var_pop_float4" Population false doubles; "var_pop_float8" Population false doubles;
    "stddev_int2" Sample true numerics; "stddev_int4" Sample true numerics; "stddev_int8" Sample true numerics;
    "stddev_numeric" Sample true numerics; "stddev_float4" Sample true doubles; "stddev_float8" Sample true doubles;
    "stddev_samp_int2" Sample true numerics; "stddev_samp_int4" Sample true numerics; "stddev_samp_int8" Sample true numerics;
    "stddev_samp_numeric" Sample true numerics; "stddev_samp_float4" Sample true doubles; "stddev_samp_float8" Sample true doubles;
    "stddev_pop_int2" Population true numerics; "stddev_pop_int4" Population true numerics; "stddev_pop_int8" Population true numerics;
    "stddev_pop_numeric" Population true numerics; "stddev_pop_float4" Population true doubles; "stddev_pop_float8" Population true doubles;
];
