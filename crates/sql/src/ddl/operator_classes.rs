//! The operator classes that an index key may have, as `pg_opclass` lists them.

use super::planner::Planner;
use crate::fault::{Result, error};
use catalog::Type;
use diagnostics::Diagnostic;

/// The classes of an access method: `name:type`, with a star where it is the default of its type.
const CLASSES: &[(&str, &str)] = &[
    (
        "btree",
        "array_ops:anyarray* bool_ops:bool* bpchar_ops:bpchar* bpchar_pattern_ops:bpchar bytea_ops:bytea* char_ops:char* \
         cidr_ops:inet date_ops:date* enum_ops:anyenum* float4_ops:float4* float8_ops:float8* inet_ops:inet* \
         int2_ops:int2* int4_ops:int4* int8_ops:int8* interval_ops:interval* jsonb_ops:jsonb* name_ops:name* \
         numeric_ops:numeric* oid_ops:oid* text_ops:text* text_pattern_ops:text time_ops:time* \
         timestamp_ops:timestamp* timestamptz_ops:timestamptz* timetz_ops:timetz* tsvector_ops:tsvector* uuid_ops:uuid* \
         varchar_ops:text varchar_pattern_ops:text",
    ),
    (
        "hash",
        "array_ops:anyarray* bool_ops:bool* bpchar_ops:bpchar* bpchar_pattern_ops:bpchar bytea_ops:bytea* char_ops:char* \
         cidr_ops:inet date_ops:date* enum_ops:anyenum* float4_ops:float4* float8_ops:float8* inet_ops:inet* \
         int2_ops:int2* int4_ops:int4* int8_ops:int8* interval_ops:interval* jsonb_ops:jsonb* name_ops:name* \
         numeric_ops:numeric* oid_ops:oid* text_ops:text* text_pattern_ops:text time_ops:time* \
         timestamp_ops:timestamp* timestamptz_ops:timestamptz* timetz_ops:timetz* uuid_ops:uuid* varchar_ops:text \
         varchar_pattern_ops:text",
    ),
    ("gin", "array_ops:anyarray* jsonb_ops:jsonb* jsonb_path_ops:jsonb tsvector_ops:tsvector*"),
    ("gist", "inet_ops:inet tsvector_ops:tsvector*"),
    ("spgist", "inet_ops:inet* text_ops:text*"),
    (
        "brin",
        "bpchar_minmax_ops:bpchar* bytea_minmax_ops:bytea* char_minmax_ops:char* date_minmax_ops:date* \
         float4_minmax_ops:float4* float8_minmax_ops:float8* inet_inclusion_ops:inet* inet_minmax_ops:inet \
         int2_minmax_ops:int2* int4_minmax_ops:int4* int8_minmax_ops:int8* interval_minmax_ops:interval* \
         name_minmax_ops:name* numeric_minmax_ops:numeric* oid_minmax_ops:oid* text_bloom_ops:text \
         text_minmax_ops:text* time_minmax_ops:time* timestamp_minmax_ops:timestamp* \
         timestamptz_minmax_ops:timestamptz* timetz_minmax_ops:timetz* uuid_bloom_ops:uuid uuid_minmax_ops:uuid*",
    ),
];

/// The classes that extensions bring.
const OF_EXTENSIONS: &[(&str, &str, &str)] = &[
    ("citext", "btree", "citext_ops:citext* citext_pattern_ops:citext"),
    ("citext", "hash", "citext_ops:citext*"),
    ("pg_trgm", "gin", "gin_trgm_ops:text"),
    ("pg_trgm", "gist", "gist_trgm_ops:text"),
    (
        "btree_gin",
        "gin",
        "bool_ops:bool* bpchar_ops:bpchar* bytea_ops:bytea* char_ops:char* date_ops:date* enum_ops:anyenum* \
         float4_ops:float4* float8_ops:float8* inet_ops:inet* int2_ops:int2* int4_ops:int4* int8_ops:int8* \
         interval_ops:interval* name_ops:name* numeric_ops:numeric* oid_ops:oid* text_ops:text* time_ops:time* \
         timestamp_ops:timestamp* timestamptz_ops:timestamptz* timetz_ops:timetz* uuid_ops:uuid* varchar_ops:varchar*",
    ),
    (
        "btree_gist",
        "gist",
        "gist_bool_ops:bool* gist_bpchar_ops:bpchar* gist_bytea_ops:bytea* gist_date_ops:date* gist_enum_ops:anyenum* \
         gist_float4_ops:float4* gist_float8_ops:float8* gist_inet_ops:inet* gist_int2_ops:int2* gist_int4_ops:int4* \
         gist_int8_ops:int8* gist_interval_ops:interval* gist_numeric_ops:numeric* gist_oid_ops:oid* \
         gist_text_ops:text* gist_time_ops:time* gist_timestamp_ops:timestamp* gist_timestamptz_ops:timestamptz* \
         gist_timetz_ops:timetz* gist_uuid_ops:uuid*",
    ),
];

/// A class: its name, its type's key, and whether it is the default there.
type Class = (&'static str, &'static str, bool);

fn classes(planner: &Planner<'_>, method: &str) -> Vec<Class> {
    let own = CLASSES.iter().filter(|(of, _)| *of == method).map(|(_, classes)| *classes);
    let has = |extension: &str| planner.catalog.extensions.iter().any(|one| one == extension);
    let more = OF_EXTENSIONS.iter().filter(|(extension, of, _)| *of == method && has(extension));
    let all = own.chain(more.map(|(_, _, classes)| *classes)).flat_map(str::split_whitespace);
    let read = all.filter_map(|class| {
        let (name, of) = class.split_once(':')?;
        Some((name, of.trim_end_matches('*'), of.ends_with('*')))
    });
    read.collect()
}

/// Whether a class for a type takes another one as it is.
fn takes(class: &str, of: &Type) -> bool {
    match (class, of) {
        ("anyarray", Type::Array(_)) | ("anyenum", Type::Enum(_)) => true,
        ("text", Type::Varchar | Type::Citext) | ("bpchar", Type::Varchar) | ("varchar", Type::Text) => true,
        ("oid", Type::Regclass | Type::Regtype) => true,
        (class, of) => datum::type_key(of) == class,
    }
}

/// The class of an index key; nothing for the default of its type.
pub(super) fn chosen(planner: &Planner<'_>, method: &str, of: &Type, given: Option<&str>) -> Result<Option<String>> {
    let all = classes(planner, method);
    let exact = all.iter().find(|(_, class, default)| *default && datum::type_key(of) == *class);
    let default = exact.or_else(|| all.iter().find(|(_, class, default)| *default && takes(class, of)));
    let label = || datum::type_label(of, &planner.catalog);
    let Some(given) = given else {
        return match default {
            Some(_) => Ok(None),
            None => Err(no_default(&label(), method)),
        };
    };
    let Some((name, class, _)) = all.iter().find(|(name, _, _)| *name == given) else {
        let message = format!("operator class \"{given}\" does not exist for access method \"{method}\"");
        return Err(error("42704", message, None));
    };
    if !takes(class, of) {
        let message = format!("operator class \"{given}\" does not accept data type {}", label());
        return Err(error("42804", message, None));
    }
    let is_default = default.is_some_and(|(default, _, _)| default == name);
    Ok((!is_default).then(|| given.to_owned()))
}

fn no_default(label: &str, method: &str) -> Diagnostic {
    let message = format!("data type {label} has no default operator class for access method \"{method}\"");
    let hint = "You must specify an operator class for the index or define a default operator class for the data type.";
    error("42704", message, None).with_hint(hint)
}
