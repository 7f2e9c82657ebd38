//! Reads the recorded tables.

use super::{CastFact, CastMethod, Coercion, Facts, Function, FunctionKind, Operator, TypeFact};
use std::collections::HashMap;

/// Added to the OIDs of extensions, which vary and would meet those of user objects.
const EXTENSIONS: u32 = 4_000_000_000;

fn oid(text: &str) -> u32 {
    let oid: u32 = text.parse().unwrap_or(0);
    if oid >= 16384 { oid + EXTENSIONS } else { oid }
}

/// The type of an argument; a stored expression is kept as its text.
fn argument(text: &str) -> u32 {
    match oid(text) {
        NODE_TREE => crate::resolve::TEXT,
        other => other,
    }
}

/// `pg_node_tree`
const NODE_TREE: u32 = 194;

fn rows(table: &'static str) -> impl Iterator<Item = Vec<&'static str>> {
    table.lines().map(|line| line.split('\t').collect())
}

pub(super) fn load() -> Facts {
    let functions = load_functions();
    let mut by_oid = HashMap::new();
    #[allow(clippy::iter_over_hash_type, reason = "the result is a map again")]
    for (name, all) in &functions {
        by_oid.extend(all.iter().enumerate().map(|(index, one)| (one.oid, (*name, index))));
    }
    let types = load_types();
    let type_names = types.values().map(|one| (one.name, one.oid)).collect();
    Facts { functions, operators: load_operators(), casts: load_casts(), types, type_names, by_oid }
}

fn load_functions() -> HashMap<&'static str, Vec<Function>> {
    let mut functions: HashMap<&str, Vec<Function>> = HashMap::new();
    for row in rows(include_str!("../../data/functions.tsv")) {
        functions.entry(row[1]).or_default().push(Function {
            oid: oid(row[0]),
            name: row[1],
            kind: match row[2] {
                "a" => FunctionKind::Aggregate,
                "w" => FunctionKind::Window,
                _ => FunctionKind::Normal,
            },
            result: oid(row[3]),
            set: row[4] == "t",
            volatility: row[6].chars().next().unwrap_or('v'),
            variadic: oid(row[7]),
            defaults: row[8].parse().unwrap_or(0),
            arguments: row[9].split_whitespace().map(argument).collect(),
            source: row[10],
            default_values: row[11],
            argument_names: row[12].split_whitespace().collect(),
            columns: row[13]
                .split_whitespace()
                .filter_map(|one| one.split_once(':'))
                .map(|(a, b)| (a, oid(b)))
                .collect(),
        });
    }
    functions
}

fn load_operators() -> HashMap<&'static str, Vec<Operator>> {
    let mut operators: HashMap<&str, Vec<Operator>> = HashMap::new();
    for row in rows(include_str!("../../data/operators.tsv")) {
        operators.entry(row[1]).or_default().push(Operator {
            oid: oid(row[0]),
            name: row[1],
            left: oid(row[2]),
            right: oid(row[3]),
            result: oid(row[4]),
            function: oid(row[5]),
        });
    }
    operators
}

fn load_casts() -> HashMap<(u32, u32), CastFact> {
    rows(include_str!("../../data/casts.tsv"))
        .map(|row| {
            let context = match row[3] {
                "i" => Coercion::Implicit,
                "a" => Coercion::Assignment,
                _ => Coercion::Explicit,
            };
            let method = match row[4] {
                "b" => CastMethod::Binary,
                "i" => CastMethod::Text,
                _ => CastMethod::Function,
            };
            ((oid(row[0]), oid(row[1])), CastFact { context, method })
        })
        .collect()
}

fn load_types() -> HashMap<u32, TypeFact> {
    rows(include_str!("../../data/types.tsv"))
        .map(|row| {
            let fact = TypeFact {
                oid: oid(row[0]),
                name: row[1],
                category: row[2].chars().next().unwrap_or('U'),
                preferred: row[3] == "t",
                element: oid(row[4]),
                array: oid(row[5]),
            };
            (fact.oid, fact)
        })
        .collect()
}
