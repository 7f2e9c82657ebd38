//! `uuid` and enum functions.

use super::{Function, Typed};
use crate::array::Array;
use crate::fault::{Result, internal};
use crate::scalar::canonical_uuid;
use crate::{Context, Value};
use catalog::{EnumLabel, Type};

fn random_uuid(context: &Context<'_>) -> Value {
    let bits = u128::from(context.environment.next_random()) << 64 | u128::from(context.environment.next_random());
    let versioned = bits & !(0xf << 76) & !(0x3 << 62) | 0x4 << 76 | 0x2 << 62;
    canonical_uuid(&format!("{versioned:032x}")).into()
}

fn labels<'a>(context: &Context<'a>, typed: &Typed<'_>) -> Result<&'a [EnumLabel]> {
    let Type::Enum(oid) = typed.kind(0) else {
        return Err(internal("an enum function wants an enum type"));
    };
    Ok(context.catalog.enums.get(oid).map(|found| found.labels.as_slice()).unwrap_or_default())
}

fn range(context: &Context<'_>, a: &[Value]) -> Result<Value> {
    let typed = Typed::new(context, a)?;
    let bound = |at: usize| if typed.len() > 1 { typed.shown(at) } else { None };
    let (low, high) = (bound(0), bound(1));
    let all = labels(context, &typed)?;
    let at = |label: &str| all.iter().position(|known| known.label == label);
    let from = low.and_then(|label| at(&label)).unwrap_or(0);
    let to = high.and_then(|label| at(&label)).map_or(all.len(), |at| at + 1);
    let kept = all.get(from..to).unwrap_or_default();
    Ok(Array::of(kept.iter().map(|label| Some(label.label.clone())).collect()).to_string().into())
}

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("gen_random_uuid", 0, |context, _| Ok(random_uuid(context))).volatile(),
    Function::new("enum_first", 1, |c, a| {
        let typed = Typed::new(c, a)?;
        Ok(labels(c, &typed)?.first().map(|label| label.order).into())
    })
    .lenient()
    .typed()
    .stable(),
    Function::new("enum_last", 1, |c, a| {
        let typed = Typed::new(c, a)?;
        Ok(labels(c, &typed)?.last().map(|label| label.order).into())
    })
    .lenient()
    .typed()
    .stable(),
    Function::new("enum_range_all", 1, range).lenient().typed().stable(),
    Function::new("enum_range_bounds", 2, range).lenient().typed().stable(),
];
