//! Laws of values: output and input are inverse, collations are total orders.

use catalog::{Catalog, Type, TypeName};
use datum::{Context, Environment, Value, collations, input, output};
use proptest::prelude::*;
use std::cmp::Ordering;

fn round_trip(of: &Type, text: &str) {
    let (environment, catalog) = (Environment::fixed(0), Catalog::default());
    let context = Context::new(&environment, &catalog);
    let to = TypeName::plain(of.clone());
    let Ok(value) = input(&to, text, &context) else { return };
    let shown = output(of, &value, &context);
    assert_eq!(input(&to, &shown, &context), Ok(value), "{of:?}: {text} is shown as {shown}");
}

fn shown(of: &Type, value: impl Into<Value>) {
    let value = value.into();
    let (environment, catalog) = (Environment::fixed(0), Catalog::default());
    let context = Context::new(&environment, &catalog);
    let text = output(of, &value, &context);
    assert_eq!(input(&TypeName::plain(of.clone()), &text, &context), Ok(value), "{of:?} shown as {text}");
}

const MIN_DAY: i64 = -2_451_545;
const MAX_DAY: i64 = 2_145_031_948;
const MIN_MOMENT: i64 = -211_813_488_000_000_000;
const MAX_MOMENT: i64 = 9_223_371_331_199_999_999;

fn json_text() -> impl Strategy<Value = String> {
    let leaf = prop_oneof![
        Just("null".to_owned()),
        any::<bool>().prop_map(|value| value.to_string()),
        "-?(0|[1-9][0-9]{0,20})(\\.[0-9]{1,10})?",
        "[a-z ]{0,5}".prop_map(|text| format!("\"{text}\"")),
    ];
    leaf.prop_recursive(3, 20, 4, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(|items| format!("[{}]", items.join(","))),
            prop::collection::vec(("[a-c]{0,2}", inner), 0..4).prop_map(|members| {
                let members: Vec<String> = members.iter().map(|(key, value)| format!("\"{key}\":{value}")).collect();
                format!("{{{}}}", members.join(","))
            }),
        ]
    })
}

/// Texts as columns store them, among them what each collation is for.
fn stored() -> impl Strategy<Value = String> {
    prop_oneof![
        "-?(0|[1-9][0-9]{0,3})(\\.[0-9]{1,3})?",
        Just("NaN".to_owned()),
        Just("Infinity".to_owned()),
        "-?[0-9]{1,2} -?[0-9]{1,2} -?[0-9]{1,12}",
        "[0-2][0-3]:[0-5][0-9]:00[+-]0[0-9]",
        json_text(),
        "\\{(-?[0-9]{1,2}|NULL|[a-c]{1,2})(,(-?[0-9]{1,2}|NULL|[a-c]{1,2})){0,2}\\}",
        "\\{(0044|2024|1999)-01-0[1-9]( BC)?\\}",
        "[a-cA-C]{0,3}",
    ]
}

proptest! {
    #[test]
    fn numbers(number in any::<i64>(), double in any::<f64>(), single in any::<f32>(), flag in any::<bool>()) {
        shown(&Type::Int8, number);
        shown(&Type::Bool, flag);
        if !double.is_nan() {
            shown(&Type::Float8, double);
        }
        if !single.is_nan() {
            shown(&Type::Float4, f64::from(single));
        }
    }

    #[test]
    fn numerics(text in "-?[0-9]{1,30}(\\.[0-9]{0,20})?(e-?[0-9]{1,2})?") {
        round_trip(&Type::Numeric, &text);
    }

    #[test]
    fn moments(days in MIN_DAY..=MAX_DAY, micros in MIN_MOMENT..=MAX_MOMENT, time in 0..=86_400_000_000_i64) {
        shown(&Type::Date, days);
        shown(&Type::Timestamp, micros);
        shown(&Type::TimestampTz, micros);
        shown(&Type::Time, time);
    }

    #[test]
    fn intervals(months in any::<i32>(), days in any::<i32>(), micros in -(1_i64 << 60)..(1_i64 << 60)) {
        shown(&Type::Interval, format!("{months} {days} {micros}"));
    }

    #[test]
    fn bytes(bytes in prop::collection::vec(any::<u8>(), 0..20)) {
        shown(&Type::Bytea, bytes);
    }

    #[test]
    fn jsonb(text in json_text()) {
        round_trip(&Type::Jsonb, &text);
        round_trip(&Type::Json, &text);
    }

    #[test]
    fn arrays(items in prop::collection::vec(prop::option::of("[a-z\"\\\\{}, N]{0,4}"), 0..5)) {
        let quoted: Vec<String> = items.iter().map(|item| item.as_ref().map_or("NULL".to_owned(), |text| {
            format!("\"{}\"", text.replace('\\', "\\\\").replace('"', "\\\""))
        })).collect();
        round_trip(&Type::Array(Box::new(Type::Text)), &format!("{{{}}}", quoted.join(",")));
    }

    #[test]
    fn nothing_panics(text in "\\PC{0,12}", moment in "[0-9a-zA-Z:+./ -]{0,20}", data in "[\\[\\]{}\",:0-9a-z\\\\ .-]{0,20}") {
        for of in [Type::Int4, Type::Numeric, Type::Float8, Type::Date, Type::Time, Type::TimeTz, Type::Timestamp,
            Type::TimestampTz, Type::Interval, Type::Bool, Type::Bytea, Type::Uuid, Type::Json, Type::Jsonb, Type::Inet,
            Type::TsVector, Type::Regclass, Type::Regtype, Type::Oid, Type::Array(Box::new(Type::Int4))] {
            round_trip(&of, &text);
            round_trip(&of, &moment);
            round_trip(&of, &data);
        }
    }

    #[test]
    fn functions_never_panic(text in "\\PC{0,8}", other in "[0-9a-zA-Z%_\\[\\](){}.*+?\\\\:, -]{0,8}", number in prop_oneof![MIN_MOMENT..=MAX_MOMENT, MIN_DAY..=MAX_DAY, Just(i64::MAX), Just(i64::MIN)], small in -5_i64..30, double in any::<f64>()) {
        let (environment, catalog) = (Environment::fixed(0), Catalog::default());
        let context = Context::new(&environment, &catalog);
        let pools: [Vec<Value>; 4] = [
            vec![text.as_str().into(), other.as_str().into()],
            vec![number.into(), small.into()],
            vec![double.into(), small.into()],
            vec![text.as_str().into(), small.into(), number.into(), other.as_str().into()],
        ];
        for function in datum::functions().filter(|function| !function.name.starts_with("generate_series") && function.name != "numeric_fac" && function.name != "repeat") {
            for pool in &pools {
                let count = usize::try_from(function.sqlite_arity()).unwrap_or(3);
                let arguments: Vec<Value> = pool.iter().cycle().take(count).cloned().collect();
                let _ = function.invoke(&context, &arguments);
            }
        }
    }

    #[test]
    fn collations_are_total(a in stored(), b in stored(), c in stored()) {
        for collation in collations() {
            let order = collation.compare;
            prop_assert_eq!(order(&a, &a), Ordering::Equal);
            prop_assert_eq!(order(&a, &b), order(&b, &a).reverse(), "{} {} {}", collation.name, &a, &b);
            if order(&a, &b).is_le() && order(&b, &c).is_le() {
                prop_assert!(order(&a, &c).is_le(), "{} {} {} {}", collation.name, &a, &b, &c);
            }
        }
    }
}
