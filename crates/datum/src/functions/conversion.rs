//! Casts, input and output as functions.

use super::Function;
use crate::argument::Arguments;
use crate::fault::{Result, internal};
use crate::text_types::with_prefix;
use crate::{CastContext, Context, Value, cast, input, output, parse_type_key};
use catalog::{Type, TypeName};

pub(super) const FUNCTIONS: &[Function] = &[
    Function::new("pg_cast", 5, |context, a| {
        let (from, to) = (key(a.text(1)?)?, key(a.text(2)?)?);
        cast(&from, &TypeName { base: to, modifier: modifier(a, 3)? }, place(a.text(4)?)?, a[0].clone(), context)
    })
    .stable(),
    Function::new("pg_input", 3, |context, a| {
        input(&TypeName { base: key(a.text(1)?)?, modifier: modifier(a, 2)? }, a.text(0)?, context)
    })
    .stable(),
    Function::new("pg_output", 2, |context, a| Ok(output(&key(a.text(1)?)?, &a[0], context).into())).stable(),
    // Length and precision: the casts of a type to itself.
    Function::new("varchar", 3, |context, a| limited(&Type::Varchar, context, a)),
    Function::new("bpchar", 3, |context, a| limited(&Type::Bpchar, context, a)),
    Function::new("numeric", 2, |context, a| limited(&Type::Numeric, context, a)),
    Function::new("time_scale", 2, |context, a| limited(&Type::Time, context, a)),
    Function::new("timetz_scale", 2, |context, a| limited(&Type::TimeTz, context, a)),
    Function::new("timestamp_scale", 2, |context, a| limited(&Type::Timestamp, context, a)),
    Function::new("timestamptz_scale", 2, |context, a| limited(&Type::TimestampTz, context, a)),
    Function::new("interval_scale", 2, |context, a| limited(&Type::Interval, context, a)),
    // The functions of `pg_cast`.
    Function::new("bool_int4", 1, |c, a| plain(&Type::Bool, Type::Int4, c, a)),
    Function::new("booltext", 1, |c, a| plain(&Type::Bool, Type::Text, c, a)),
    Function::new("int4_bool", 1, |c, a| plain(&Type::Int4, Type::Bool, c, a)),
    Function::new("i2toi4", 1, |c, a| plain(&Type::Int2, Type::Int4, c, a)),
    Function::new("int28", 1, |c, a| plain(&Type::Int2, Type::Int8, c, a)),
    Function::new("int48", 1, |c, a| plain(&Type::Int4, Type::Int8, c, a)),
    Function::new("i4toi2", 1, |c, a| plain(&Type::Int4, Type::Int2, c, a)),
    Function::new("int82", 1, |c, a| plain(&Type::Int8, Type::Int2, c, a)),
    Function::new("int84", 1, |c, a| plain(&Type::Int8, Type::Int4, c, a)),
    Function::new("i8tooid", 1, |c, a| plain(&Type::Int8, Type::Oid, c, a)),
    Function::new("oidtoi8", 1, |c, a| plain(&Type::Oid, Type::Int8, c, a)),
    Function::new("i2tof", 1, |c, a| plain(&Type::Int2, Type::Float4, c, a)),
    Function::new("i4tof", 1, |c, a| plain(&Type::Int4, Type::Float4, c, a)),
    Function::new("i8tof", 1, |c, a| plain(&Type::Int8, Type::Float4, c, a)),
    Function::new("i2tod", 1, |c, a| plain(&Type::Int2, Type::Float8, c, a)),
    Function::new("i4tod", 1, |c, a| plain(&Type::Int4, Type::Float8, c, a)),
    Function::new("i8tod", 1, |c, a| plain(&Type::Int8, Type::Float8, c, a)),
    Function::new("int2_numeric", 1, |c, a| plain(&Type::Int2, Type::Numeric, c, a)),
    Function::new("int4_numeric", 1, |c, a| plain(&Type::Int4, Type::Numeric, c, a)),
    Function::new("int8_numeric", 1, |c, a| plain(&Type::Int8, Type::Numeric, c, a)),
    Function::new("ftoi2", 1, |c, a| plain(&Type::Float4, Type::Int2, c, a)),
    Function::new("ftoi4", 1, |c, a| plain(&Type::Float4, Type::Int4, c, a)),
    Function::new("ftoi8", 1, |c, a| plain(&Type::Float4, Type::Int8, c, a)),
    Function::new("ftod", 1, |c, a| plain(&Type::Float4, Type::Float8, c, a)),
    Function::new("float4_numeric", 1, |c, a| plain(&Type::Float4, Type::Numeric, c, a)),
    Function::new("dtoi2", 1, |c, a| plain(&Type::Float8, Type::Int2, c, a)),
    Function::new("dtoi4", 1, |c, a| plain(&Type::Float8, Type::Int4, c, a)),
    Function::new("dtoi8", 1, |c, a| plain(&Type::Float8, Type::Int8, c, a)),
    Function::new("dtof", 1, |c, a| plain(&Type::Float8, Type::Float4, c, a)),
    Function::new("float8_numeric", 1, |c, a| plain(&Type::Float8, Type::Numeric, c, a)),
    Function::new("numeric_int2", 1, |c, a| plain(&Type::Numeric, Type::Int2, c, a)),
    Function::new("numeric_int4", 1, |c, a| plain(&Type::Numeric, Type::Int4, c, a)),
    Function::new("numeric_int8", 1, |c, a| plain(&Type::Numeric, Type::Int8, c, a)),
    Function::new("numeric_float4", 1, |c, a| plain(&Type::Numeric, Type::Float4, c, a)),
    Function::new("numeric_float8", 1, |c, a| plain(&Type::Numeric, Type::Float8, c, a)),
    Function::new("text_name", 1, |c, a| plain(&Type::Text, Type::Name, c, a)),
    Function::new("text_char", 1, |c, a| plain(&Type::Text, Type::Char, c, a)),
    Function::new("name_text", 1, |c, a| plain(&Type::Name, Type::Text, c, a)),
    Function::new("char_text", 1, |c, a| plain(&Type::Char, Type::Text, c, a)),
    Function::new("bpchar_name", 1, |c, a| plain(&Type::Bpchar, Type::Name, c, a)),
    Function::new("name_bpchar", 1, |c, a| plain(&Type::Name, Type::Bpchar, c, a)),
    Function::new("char_bpchar", 1, |c, a| plain(&Type::Char, Type::Bpchar, c, a)),
    Function::new("date_timestamp", 1, |c, a| plain(&Type::Date, Type::Timestamp, c, a)),
    Function::new("date_timestamptz", 1, |c, a| plain(&Type::Date, Type::TimestampTz, c, a)),
    Function::new("timestamp_date", 1, |c, a| plain(&Type::Timestamp, Type::Date, c, a)),
    Function::new("timestamptz_date", 1, |c, a| plain(&Type::TimestampTz, Type::Date, c, a)),
    Function::new("timestamp_time", 1, |c, a| plain(&Type::Timestamp, Type::Time, c, a)),
    Function::new("timestamptz_time", 1, |c, a| plain(&Type::TimestampTz, Type::Time, c, a)),
    Function::new("timestamptz_timetz", 1, |c, a| plain(&Type::TimestampTz, Type::TimeTz, c, a)),
    Function::new("timestamp_timestamptz", 1, |c, a| plain(&Type::Timestamp, Type::TimestampTz, c, a)),
    Function::new("timestamptz_timestamp", 1, |c, a| plain(&Type::TimestampTz, Type::Timestamp, c, a)),
    Function::new("time_interval", 1, |c, a| plain(&Type::Time, Type::Interval, c, a)),
    Function::new("interval_time", 1, |c, a| plain(&Type::Interval, Type::Time, c, a)),
    Function::new("time_timetz", 1, |c, a| plain(&Type::Time, Type::TimeTz, c, a)),
    Function::new("timetz_time", 1, |c, a| plain(&Type::TimeTz, Type::Time, c, a)),
    Function::new("network_show", 1, |_, a| Ok(with_prefix(a.text(0)?).into())),
    Function::new("jsonb_bool", 1, |c, a| plain(&Type::Jsonb, Type::Bool, c, a)),
    Function::new("jsonb_int2", 1, |c, a| plain(&Type::Jsonb, Type::Int2, c, a)),
    Function::new("jsonb_int4", 1, |c, a| plain(&Type::Jsonb, Type::Int4, c, a)),
    Function::new("jsonb_int8", 1, |c, a| plain(&Type::Jsonb, Type::Int8, c, a)),
    Function::new("jsonb_float4", 1, |c, a| plain(&Type::Jsonb, Type::Float4, c, a)),
    Function::new("jsonb_float8", 1, |c, a| plain(&Type::Jsonb, Type::Float8, c, a)),
    Function::new("jsonb_numeric", 1, |c, a| plain(&Type::Jsonb, Type::Numeric, c, a)),
];

fn key(text: &str) -> Result<Type> {
    parse_type_key(text).ok_or_else(|| internal(format!("\"{text}\" is not the key of a type")))
}

fn modifier(arguments: &[Value], at: usize) -> Result<i32> {
    i32::try_from(arguments.int(at)?).map_err(|_| internal("a type modifier is out of range"))
}

fn place(text: &str) -> Result<CastContext> {
    match text {
        "i" => Ok(CastContext::Implicit),
        "a" => Ok(CastContext::Assignment),
        "e" => Ok(CastContext::Explicit),
        other => Err(internal(format!("\"{other}\" is not a cast context"))),
    }
}

fn plain(from: &Type, to: Type, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    cast(from, &TypeName::plain(to), CastContext::Explicit, arguments[0].clone(), context)
}

fn limited(of: &Type, context: &Context<'_>, arguments: &[Value]) -> Result<Value> {
    let place =
        if arguments.len() > 2 && !arguments.boolean(2)? { CastContext::Assignment } else { CastContext::Explicit };
    let to = TypeName { base: of.clone(), modifier: modifier(arguments, 1)? };
    cast(of, &to, place, arguments[0].clone(), context)
}
