//! Replays what a PostgreSQL 15 server said (`recorded/*.tsv`, made by `record.py`).
#![allow(clippy::unwrap_used, reason = "a bad case is a bad test")]

use catalog::{Catalog, EnumLabel, EnumType, Oid, QualifiedName, Type, TypeName};
use datum::{
    CastContext, Context, Environment, Value, cast, collation_of, collations, input, output, parse_type_key, type_key,
};
use diagnostics::Diagnostic;
use std::rc::Rc;

fn catalog() -> Catalog {
    let mut catalog = Catalog::default();
    let labels = ["sad", "ok", "happy"];
    let labels =
        labels.iter().zip([1.0, 2.0, 3.0]).map(|(label, order)| EnumLabel { order, label: (*label).to_owned() });
    let oid = Oid(16384);
    let mut mood =
        EnumType::clone(&EnumType { oid, name: QualifiedName::new("public", "mood"), labels: labels.collect() });
    mood.oid = oid;
    catalog.enums.insert(oid, Rc::new(mood));
    catalog
}

fn unescape(text: &str) -> String {
    let mut out = String::new();
    let mut chars = text.chars();
    while let Some(c) = chars.next() {
        match (c, c == '\\') {
            (_, false) => out.push(c),
            _ => match chars.next() {
                Some('n') => out.push('\n'),
                Some('t') => out.push('\t'),
                Some(other) => out.push(other),
                None => out.push('\\'),
            },
        }
    }
    out
}

/// `numeric(5,2)`, `int4[]`, `mood`.
fn type_name(text: &str) -> TypeName {
    if let Some(element) = text.strip_suffix("[]") {
        let inner = type_name(element);
        return TypeName { base: Type::Array(Box::new(inner.base)), modifier: inner.modifier };
    }
    if text == "mood" {
        return TypeName::plain(Type::Enum(Oid(16384)));
    }
    let (name, numbers) =
        text.split_once('(').map_or((text, None), |(name, rest)| (name, Some(rest.trim_end_matches(')'))));
    let key = if name == "\"char\"" { "char" } else { name };
    let base = parse_type_key(key).unwrap_or_else(|| panic!("no type {text}"));
    let numbers: Vec<i32> =
        numbers.map(|text| text.split(',').map(|n| n.trim().parse().unwrap()).collect()).unwrap_or_default();
    let modifier = match (&base, numbers.as_slice()) {
        (_, []) => -1,
        (Type::Numeric, [p]) => (p << 16) + 4,
        (Type::Numeric, [p, s]) => ((p << 16) | (s & 0x7ff)) + 4,
        (Type::Interval, [p]) => (0x7fff << 16) | p,
        (Type::Varchar | Type::Bpchar, [n]) => n + 4,
        (_, [n, ..]) => *n,
    };
    TypeName { base, modifier }
}

struct Replay<'a> {
    context: Context<'a>,
}

type Outcome = Result<(Type, Value), Diagnostic>;

impl Replay<'_> {
    fn read(&self, of: &str, text: &str) -> Result<(Type, Value), Diagnostic> {
        let of = type_name(of);
        let value = if text == "\\N" { Value::Null } else { input(&of, &unescape(text), &self.context)? };
        Ok((of.base, value))
    }

    /// The value cast to text, as the recorder asks for it.
    fn text(&self, of: &Type, value: &Value) -> String {
        let shown = cast(of, &TypeName::plain(Type::Text), CastContext::Explicit, value.clone(), &self.context);
        output(&Type::Text, &shown.expect("every type has a text"), &self.context)
    }

    fn cast(&self, case: &[&str], how: CastContext) -> Outcome {
        let (from, value) = self.read(case[1], case[3])?;
        let to = type_name(case[2]);
        let value = cast(&from, &to, how, value, &self.context)?;
        Ok((to.base, value))
    }

    fn call(&self, case: &[&str], of: &Type) -> Outcome {
        let arguments = case[3..].iter().map(|part| part.split_once('=').expect("TYPE=TEXT"));
        let read = arguments.map(|(of, text)| self.read(of, text)).collect::<Result<Vec<_>, _>>()?;
        let found = datum::functions().find(|function| {
            let wanted = i32::try_from(read.len()).expect("few arguments") + i32::from(function.typed);
            function.name == case[1] && (function.sqlite_arity() == wanted || function.sqlite_arity() < 0)
        });
        let function = found.unwrap_or_else(|| panic!("no function {}/{}", case[1], read.len()));
        let keys: Vec<String> = read.iter().map(|argument| type_key(&argument.0)).collect();
        let mut values: Vec<Value> = read.into_iter().map(|argument| argument.1).collect();
        if function.typed {
            values.insert(0, keys.join(",").into());
        }
        Ok((of.clone(), function.invoke(&self.context, &values)?))
    }

    fn fold(&self, case: &[&str], of: &Type) -> Outcome {
        let found = datum::aggregates().find(|aggregate| aggregate.name == case[1]);
        let mut state = (found.unwrap_or_else(|| panic!("no aggregate {}", case[1])).new)();
        for text in &case[5..] {
            let mut arguments = vec![self.read(case[3], text)?.1];
            if !case[4].is_empty() {
                arguments.push(unescape(case[4]).into());
            }
            state.step(&self.context, &arguments)?;
        }
        Ok((of.clone(), state.finish(&self.context)?))
    }

    fn order(&self, case: &[&str]) -> Outcome {
        let of = type_name(case[1]).base;
        let mut values =
            case[2..].iter().map(|text| self.read(case[1], text).map(|read| read.1)).collect::<Result<Vec<_>, _>>()?;
        let collation = collation_of(&of).and_then(|name| collations().iter().find(|collation| collation.name == name));
        let shown = |value: &Value| self.text(&of, value);
        values.sort_by(|a, b| {
            let order = match (a, b) {
                (Value::Text(a), Value::Text(b)) => {
                    collation.map_or_else(|| a.cmp(b), |collation| (collation.compare)(a, b))
                }
                (Value::Integer(a), Value::Integer(b)) => a.cmp(b),
                (Value::Real(a), Value::Real(b)) => a.total_cmp(b),
                _ => panic!("mixed storage"),
            };
            order.then_with(|| shown(a).cmp(&shown(b)))
        });
        Ok((Type::Text, values.iter().map(shown).collect::<Vec<_>>().join(" | ").into()))
    }

    fn run(&self, case: &[&str], of: &Type) -> Outcome {
        match case[0] {
            "in" => self.read(case[1], case[2]),
            "cast" => self.cast(case, CastContext::Explicit),
            "assign" => self.cast(case, CastContext::Assignment),
            "call" => self.call(case, of),
            "fold" => self.fold(case, of),
            "order" => self.order(case),
            other => panic!("no kind {other}"),
        }
    }

    fn check(&self, line: &str) -> Option<String> {
        let columns: Vec<&str> = line.split('\t').collect();
        let end = columns.iter().position(|column| matches!(*column, "=>" | "!!")).expect("a recorded outcome");
        let wanted = columns[end..].join("\t");
        let of = if columns[end] == "=>" { returned(columns[end + 1]) } else { Type::Text };
        let got = match self.run(&columns[..end], &of) {
            Ok((_, Value::Null)) => format!("=>\t{}\t\\N", columns.get(end + 1)?),
            Ok((of, value)) => format!("=>\t{}\t{}", columns.get(end + 1)?, escape(&self.text(&of, &value))),
            Err(fault) => {
                let text = |part: &Option<String>| escape(part.as_deref().unwrap_or(""));
                let words = [text(&fault.detail), text(&fault.hint), text(&fault.context)].join("\t");
                format!("!!\t{}\t{}\t{words}", fault.code, escape(&fault.message))
            }
        };
        (got != wanted).then(|| format!("{}\n   wanted {wanted}\n   got    {got}", columns[..end].join("\t")))
    }
}

fn escape(text: &str) -> String {
    text.replace('\\', "\\\\").replace('\n', "\\n").replace('\t', "\\t")
}

/// The type that `pg_typeof` named.
fn returned(name: &str) -> Type {
    if let Some(element) = name.strip_suffix("[]") {
        return Type::Array(Box::new(returned(element)));
    }
    let key = match name {
        "mood" => return Type::Enum(Oid(16384)),
        "integer" => "int4",
        "smallint" => "int2",
        "bigint" => "int8",
        "boolean" => "bool",
        "real" => "float4",
        "double precision" => "float8",
        "character varying" => "varchar",
        "character" => "bpchar",
        "\"char\"" => "char",
        "timestamp without time zone" => "timestamp",
        "timestamp with time zone" => "timestamptz",
        "time without time zone" => "time",
        "time with time zone" => "timetz",
        other => other,
    };
    parse_type_key(key).unwrap_or_else(|| panic!("no type {name}"))
}

fn replay(recorded: &str) {
    let catalog = catalog();
    let environment = Environment::fixed(0);
    let replay = Replay { context: Context::new(&environment, &catalog) };
    let lines: Vec<&str> = recorded.lines().filter(|line| !line.is_empty() && !line.starts_with('#')).collect();
    let failures: Vec<String> = lines.iter().filter_map(|line| replay.check(line)).collect();
    assert!(failures.is_empty(), "{} of {} differ:\n{}", failures.len(), lines.len(), failures.join("\n"));
}

macro_rules! recorded {
    ($($name:ident)*) => {
        $(#[test]
        fn $name() {
            replay(include_str!(concat!("recorded/", stringify!($name), ".tsv")));
        })*
    };
}

recorded!(number text datetime json array casts aggregate order);
