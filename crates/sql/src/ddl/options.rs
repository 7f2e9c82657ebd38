//! Storage options: `WITH (fillfactor = 70)`. They are checked, recorded and shown; there is no storage that reads them.

use super::extra::StorageOption;
use crate::fault::{Result, error};
use sqlparser::ast::{Expr, SqlOption, Value};

/// What options are of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Owner {
    /// A table or materialized view.
    Table,
    /// A view.
    View,
    /// A column.
    Column,
    /// An index, by its access method.
    Index(&'static str),
}

/// What an option takes.
#[derive(Debug, Clone, Copy)]
enum Takes {
    Boolean,
    Integer(i64, i64),
    Real(f64, f64),
    Word(&'static [&'static str]),
}

const LARGEST: i64 = i32::MAX as i64;

const TABLE: &[(&str, Takes)] = &[
    ("fillfactor", Takes::Integer(10, 100)),
    ("toast_tuple_target", Takes::Integer(128, 8160)),
    ("parallel_workers", Takes::Integer(0, 1024)),
    ("user_catalog_table", Takes::Boolean),
    ("vacuum_truncate", Takes::Boolean),
    ("vacuum_index_cleanup", Takes::Word(&["auto", "on", "off", "true", "false", "yes", "no", "1", "0"])),
    ("autovacuum_enabled", Takes::Boolean),
    ("autovacuum_vacuum_threshold", Takes::Integer(0, LARGEST)),
    ("autovacuum_vacuum_insert_threshold", Takes::Integer(-1, LARGEST)),
    ("autovacuum_analyze_threshold", Takes::Integer(0, LARGEST)),
    ("autovacuum_vacuum_cost_limit", Takes::Integer(1, 10_000)),
    ("autovacuum_freeze_min_age", Takes::Integer(0, 1_000_000_000)),
    ("autovacuum_freeze_max_age", Takes::Integer(100_000, 2_000_000_000)),
    ("autovacuum_freeze_table_age", Takes::Integer(0, 2_000_000_000)),
    ("autovacuum_multixact_freeze_min_age", Takes::Integer(0, 1_000_000_000)),
    ("autovacuum_multixact_freeze_max_age", Takes::Integer(10_000, 2_000_000_000)),
    ("autovacuum_multixact_freeze_table_age", Takes::Integer(0, 2_000_000_000)),
    ("log_autovacuum_min_duration", Takes::Integer(-1, LARGEST)),
    ("autovacuum_vacuum_cost_delay", Takes::Real(0.0, 100.0)),
    ("autovacuum_vacuum_scale_factor", Takes::Real(0.0, 100.0)),
    ("autovacuum_vacuum_insert_scale_factor", Takes::Real(0.0, 100.0)),
    ("autovacuum_analyze_scale_factor", Takes::Real(0.0, 100.0)),
];
const VIEW: &[(&str, Takes)] = &[
    ("security_barrier", Takes::Boolean),
    ("security_invoker", Takes::Boolean),
    ("check_option", Takes::Word(&["local", "cascaded"])),
];
const COLUMN: &[(&str, Takes)] =
    &[("n_distinct", Takes::Real(-1.0, f64::MAX)), ("n_distinct_inherited", Takes::Real(-1.0, f64::MAX))];
const BTREE: &[(&str, Takes)] = &[("fillfactor", Takes::Integer(10, 100)), ("deduplicate_items", Takes::Boolean)];
const HASH: &[(&str, Takes)] = &[("fillfactor", Takes::Integer(10, 100))];
const GIST: &[(&str, Takes)] =
    &[("fillfactor", Takes::Integer(10, 100)), ("buffering", Takes::Word(&["on", "off", "auto"]))];
const GIN: &[(&str, Takes)] =
    &[("fastupdate", Takes::Boolean), ("gin_pending_list_limit", Takes::Integer(64, LARGEST))];
const BRIN: &[(&str, Takes)] = &[("pages_per_range", Takes::Integer(1, 131_072)), ("autosummarize", Takes::Boolean)];

impl Owner {
    /// That of an index by its access method.
    pub(super) fn index(method: &str) -> Self {
        let known = ["btree", "hash", "gist", "spgist", "gin", "brin"].into_iter().find(|known| *known == method);
        Self::Index(known.unwrap_or("btree"))
    }

    fn known(self) -> &'static [(&'static str, Takes)] {
        match self {
            Self::Table => TABLE,
            Self::View => VIEW,
            Self::Column => COLUMN,
            Self::Index("hash" | "spgist") => HASH,
            Self::Index("gist") => GIST,
            Self::Index("gin") => GIN,
            Self::Index("brin") => BRIN,
            Self::Index(_) => BTREE,
        }
    }
}

/// The options, as `name=value`, after some were set or reset.
pub(super) fn changed(before: &[String], given: &[StorageOption], reset: bool, owner: Owner) -> Result<Vec<String>> {
    let is_given = |option: &String| {
        let name = option.split_once('=').map_or(option.as_str(), |(name, _)| name);
        given.iter().any(|given| given.name == name)
    };
    let mut after: Vec<String> = before.iter().filter(|option| !is_given(option)).cloned().collect();
    if reset {
        return match given.iter().find(|option| option.value.is_some()) {
            Some(_) => Err(error("42601", "RESET must not include values for parameters", None)),
            None => Ok(after),
        };
    }
    for (at, option) in given.iter().enumerate() {
        let name = &option.name;
        if let Some((space, own)) = name.split_once('.') {
            if space != "toast" || owner != Owner::Table {
                return Err(error("22023", format!("unrecognized parameter namespace \"{space}\""), None));
            }
            // What it says of the table beside a table is not shown.
            check(owner, own, option.value.as_deref())?;
            continue;
        }
        if given[..at].iter().any(|other| other.name == *name) {
            return Err(error("22023", format!("parameter \"{name}\" specified more than once"), None));
        }
        check(owner, name, option.value.as_deref())?;
        after.push(format!("{name}={}", option.value.as_deref().unwrap_or("true")));
    }
    Ok(after)
}

fn check(owner: Owner, name: &str, value: Option<&str>) -> Result<()> {
    let Some((_, takes)) = owner.known().iter().find(|(known, _)| *known == name) else {
        return Err(error("22023", format!("unrecognized parameter \"{name}\""), None));
    };
    let value = value.unwrap_or("true");
    let invalid = |kind: &str| error("22023", format!("invalid value for {kind} option \"{name}\": {value}"), None);
    let bounds = |low: String, high: String| {
        let message = format!("value {value} out of bounds for option \"{name}\"");
        error("22023", message, None).with_detail(format!("Valid values are between \"{low}\" and \"{high}\"."))
    };
    match *takes {
        Takes::Boolean => {
            let words = ["true", "false", "on", "off", "yes", "no", "1", "0", "t", "f", "y", "n"];
            if words.contains(&value.to_ascii_lowercase().as_str()) { Ok(()) } else { Err(invalid("boolean")) }
        }
        Takes::Integer(low, high) => match value.parse::<i64>() {
            Err(_) => Err(invalid("integer")),
            Ok(number) if (low..=high).contains(&number) => Ok(()),
            Ok(_) => Err(bounds(low.to_string(), high.to_string())),
        },
        Takes::Real(low, high) => match value.parse::<f64>() {
            Err(_) => Err(invalid("floating point")),
            Ok(number) if (low..=high).contains(&number) => Ok(()),
            Ok(_) => Err(bounds(format!("{low:.6}"), format!("{high:.6}"))),
        },
        Takes::Word(words) => {
            if words.contains(&value.to_ascii_lowercase().as_str()) {
                return Ok(());
            }
            let detail = match words {
                ["local", ..] => "Valid values are \"local\" and \"cascaded\".",
                _ => "Valid values are \"on\", \"off\", and \"auto\".",
            };
            let message = format!("invalid value for enum option \"{name}\": {value}");
            Err(error("22023", message, None).with_detail(detail))
        }
    }
}

/// Options as the parser gives them.
pub(super) fn of_parser(options: &[SqlOption]) -> Result<Vec<StorageOption>> {
    let read = options.iter().map(|option| match option {
        SqlOption::KeyValue { key, value } => {
            Ok(StorageOption { name: super::names::fold(key), value: Some(value_text(value)) })
        }
        SqlOption::Ident(key) => Ok(StorageOption { name: super::names::fold(key), value: None }),
        other => Err(crate::fault::unsupported(format_args!("the option {other}"), None)),
    });
    read.collect()
}

/// Options that stand as expressions: `fillfactor = 70`.
pub(super) fn of_expressions(options: &[Expr]) -> Result<Vec<StorageOption>> {
    let read = options.iter().map(|option| match option {
        Expr::BinaryOp { left, op: sqlparser::ast::BinaryOperator::Eq, right } => match &**left {
            Expr::Identifier(name) => {
                Ok(StorageOption { name: super::names::fold(name), value: Some(value_text(right)) })
            }
            other => Err(crate::fault::unsupported(format_args!("the option {other}"), None)),
        },
        Expr::Identifier(name) => Ok(StorageOption { name: super::names::fold(name), value: None }),
        other => Err(crate::fault::unsupported(format_args!("the option {other}"), None)),
    });
    read.collect()
}

fn value_text(value: &Expr) -> String {
    match value {
        Expr::Value(value) => match &value.value {
            Value::SingleQuotedString(text) => text.clone(),
            other => other.to_string().to_ascii_lowercase(),
        },
        other => other.to_string().to_ascii_lowercase(),
    }
}
