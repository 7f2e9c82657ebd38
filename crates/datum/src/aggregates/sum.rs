//! Sums and averages, exact as PostgreSQL's.

use super::{Accumulator, Aggregate};
use crate::argument::Arguments;
use crate::cast::{interval, narrow};
use crate::datetime::Interval;
use crate::fault::Result;
use crate::numeric::Numeric;
use crate::{Context, Value};

/// What a sum ends as.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Ending {
    Bigint,
    Numeric,
    Average,
}

/// Sum of integers.
struct Integers {
    sum: i128,
    count: i64,
    ending: Ending,
}

impl Accumulator for Integers {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            self.sum += i128::from(a.int(0)?);
            self.count += 1;
        }
        Ok(())
    }

    fn inverse(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            self.sum -= i128::from(a.int(0)?);
            self.count -= 1;
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        if self.count == 0 {
            return Ok(Value::Null);
        }
        let sum = Numeric::finite(self.sum.into(), 0);
        match self.ending {
            Ending::Bigint => sum.to_integer("bigint", i64::MIN, i64::MAX).map(Value::from),
            Ending::Numeric => Ok(sum.into()),
            Ending::Average => sum.divide(&Numeric::from(self.count)).map(Value::from),
        }
    }
}

/// Sum of numerics; the special values are counted, so that they can be taken back.
struct Numerics {
    sum: Numeric,
    special: [i64; 3],
    count: i64,
    average: bool,
}

impl Numerics {
    fn new(average: bool) -> Self {
        Self { sum: Numeric::zero(), special: [0; 3], count: 0, average }
    }

    fn take(&mut self, a: &[Value], sign: i64) -> Result<()> {
        if a.null(0) {
            return Ok(());
        }
        self.count += sign;
        match Numeric::parse(a.text(0)?)? {
            Numeric::NaN => self.special[0] += sign,
            Numeric::Infinity => self.special[1] += sign,
            Numeric::NegativeInfinity => self.special[2] += sign,
            finite @ Numeric::Finite(_) if sign > 0 => self.sum = self.sum.add(&finite),
            finite @ Numeric::Finite(_) => self.sum = self.sum.subtract(&finite),
        }
        Ok(())
    }
}

impl Accumulator for Numerics {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        self.take(a, 1)
    }

    fn inverse(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        self.take(a, -1)
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        let [nan, up, down] = self.special.map(|count| count > 0);
        Ok(match (self.count, nan || (up && down), up, down) {
            (0, ..) => Value::Null,
            (_, true, ..) => Numeric::NaN.into(),
            (_, _, true, _) => Numeric::Infinity.into(),
            (_, _, _, true) => Numeric::NegativeInfinity.into(),
            _ if self.average => self.sum.divide(&Numeric::from(self.count))?.into(),
            _ => self.sum.clone().into(),
        })
    }
}

/// Sum of doubles.
struct Doubles {
    sum: f64,
    count: f64,
    average: bool,
    single: bool,
}

impl Doubles {
    fn new(average: bool, single: bool) -> Self {
        Self { sum: 0.0, count: 0.0, average, single }
    }
}

impl Accumulator for Doubles {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            self.sum += a.real(0)?;
            if self.single {
                self.sum = narrow(self.sum)?;
            }
            self.count += 1.0;
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        if self.count == 0.0 {
            return Ok(Value::Null);
        }
        Ok(if self.average { self.sum / self.count } else { self.sum }.into())
    }
}

/// Sum of intervals.
struct Intervals {
    sum: Interval,
    count: i64,
    average: bool,
}

impl Accumulator for Intervals {
    fn step(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            self.sum = self.sum.add(interval(a.text(0)?)?)?;
            self.count += 1;
        }
        Ok(())
    }

    fn inverse(&mut self, _: &Context<'_>, a: &[Value]) -> Result<()> {
        if !a.null(0) {
            self.sum = self.sum.subtract(interval(a.text(0)?)?)?;
            self.count -= 1;
        }
        Ok(())
    }

    fn finish(&self, _: &Context<'_>) -> Result<Value> {
        if self.count == 0 {
            return Ok(Value::Null);
        }
        #[allow(clippy::cast_precision_loss, reason = "as PostgreSQL divides")]
        let result = if self.average { self.sum.divide(self.count as f64)? } else { self.sum };
        Ok(result.store().into())
    }
}

fn integers(ending: Ending) -> Box<dyn Accumulator> {
    Box::new(Integers { sum: 0, count: 0, ending })
}

fn intervals(average: bool) -> Box<dyn Accumulator> {
    Box::new(Intervals { sum: Interval::default(), count: 0, average })
}

pub(super) const AGGREGATES: &[Aggregate] = &[
    Aggregate::new("sum_int2", 1, || integers(Ending::Bigint)),
    Aggregate::new("sum_int4", 1, || integers(Ending::Bigint)),
    Aggregate::new("sum_int8", 1, || integers(Ending::Numeric)),
    Aggregate::new("sum_numeric", 1, || Box::new(Numerics::new(false))),
    Aggregate::new("sum_float4", 1, || Box::new(Doubles::new(false, true))),
    Aggregate::new("sum_float8", 1, || Box::new(Doubles::new(false, false))),
    Aggregate::new("sum_interval", 1, || intervals(false)),
    Aggregate::new("avg_int2", 1, || integers(Ending::Average)),
    Aggregate::new("avg_int4", 1, || integers(Ending::Average)),
    Aggregate::new("avg_int8", 1, || integers(Ending::Average)),
    Aggregate::new("avg_numeric", 1, || Box::new(Numerics::new(true))),
    Aggregate::new("avg_float4", 1, || Box::new(Doubles::new(true, false))),
    Aggregate::new("avg_float8", 1, || Box::new(Doubles::new(true, false))),
    Aggregate::new("avg_interval", 1, || intervals(true)),
];
