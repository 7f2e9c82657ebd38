//! Functions.

use super::Lowerer;
use super::literal::quoted;
use crate::expr::analyze_expr_alone;
use crate::facts::Function;
use crate::fault::{Result, error};
use crate::parse::{Text, parse_expressions};
use crate::resolve::ANY;
use crate::typed::{Expr, Node};
use crate::types::{oid_label, type_from_oid};
use catalog::{Type, TypeName};
use std::collections::HashMap;
use std::sync::LazyLock;

/// What the engine registers beside the functions of `datum`.
const OF_THE_ENGINE: &[&str] = &[
    "nextval_oid",
    "currval_oid",
    "setval_oid",
    "setval3_oid",
    "lastval",
    "pg_get_expr",
    "pg_get_expr_ext",
    "pg_get_constraintdef",
    "pg_get_constraintdef_ext",
    "pg_get_indexdef",
    "pg_get_indexdef_ext",
    "pg_get_viewdef",
    "pg_get_viewdef_ext",
    "pg_get_viewdef_name",
    "pg_get_viewdef_name_ext",
    "pg_get_serial_sequence",
    "pg_get_userbyid",
    "pg_table_is_visible",
    "pg_type_is_visible",
    "pg_backend_pid",
    "pg_current_xact_id",
    "show_config_by_name",
    "show_config_by_name_missing_ok",
    "set_config_by_name",
    "pgsql_version",
    "pg_encoding_to_char",
    "format_type",
    "current_schemas",
    "col_description",
    "obj_description",
    "col_description_oid_int4",
    "obj_description_oid_name",
    "obj_description_oid",
    "to_regclass",
    "to_regtype",
    "to_regnamespace",
    "pg_advisory_lock_int8",
    "pg_advisory_unlock_int8",
    "pg_advisory_xact_lock_int8",
    "pg_try_advisory_lock_int8",
    "pg_is_in_recovery",
    "pg_sleep",
    "txid_current",
    "pg_relation_size",
    "pg_total_relation_size",
    "pg_table_size",
    "pg_size_pretty",
    "shobj_description_oid_name",
];

static KNOWN: LazyLock<HashMap<&'static str, bool>> =
    LazyLock::new(|| datum::functions().map(|function| (function.name, function.typed)).collect());

impl Lowerer<'_> {
    pub(super) fn call(&mut self, function: &'static Function, arguments: &[Expr], whole: &Expr) -> Result<String> {
        let settings = self.context.settings;
        match function.source {
            "current_database" => return Ok(quoted(&settings.database)),
            "current_user" | "session_user" => return Ok(quoted(&settings.user)),
            "current_schema" => return Ok(self.current_schema()),
            "pg_typeof" => {
                let oid = arguments.first().map_or(0, |one| crate::types::type_oid(one.base()));
                return Ok(oid.to_string());
            }
            _ => {}
        }
        let arguments = self.complete(function, arguments)?;
        let name = sqlite_name(function);
        let typed = match KNOWN.get(name.as_str()) {
            Some(typed) => *typed,
            None if OF_THE_ENGINE.contains(&name.as_str()) || is_privilege(&name) => false,
            None => {
                let types: Vec<_> =
                    function.arguments.iter().map(|&oid| oid_label(oid, self.context.catalog())).collect();
                let shown = format!("function {}({})", function.name, types.join(", "));
                return Err(error("0A000", format!("{shown} is not supported by Retort"), whole.at));
            }
        };
        let mut texts = self.exprs(&arguments)?;
        if typed {
            let keys: Vec<String> = arguments.iter().map(|one| datum::type_key(one.base())).collect();
            texts.insert(0, quoted(&keys.join(",")));
        }
        Ok(format!("{name}({})", texts.join(", ")))
    }

    /// The arguments with defaults filled in, and those of a variadic array gathered.
    fn complete(&mut self, function: &'static Function, given: &[Expr]) -> Result<Vec<Expr>> {
        let mut arguments = given.to_vec();
        let wanted = function.arguments.len();
        let gathered = given.len() == wanted
            && given
                .last()
                .zip(function.arguments.last())
                .is_some_and(|(one, array)| crate::types::type_oid(one.base()) == *array);
        if function.variadic != 0 && function.variadic != ANY && given.len() >= wanted && !gathered {
            let rest = arguments.split_off(wanted - 1);
            let element = rest.first().map_or(Type::Text, |one| one.base().clone());
            arguments.push(Expr::new(Node::Array(rest), Type::Array(Box::new(element))));
        } else if given.len() < wanted {
            let defaults = parse_expressions(&Text::new(function.default_values))?;
            let missing = wanted - given.len();
            for tree in defaults.iter().skip(defaults.len().saturating_sub(missing)) {
                let mut expr = analyze_expr_alone(self.context, tree)?;
                if let Some(base) = function.arguments.get(arguments.len()).copied().and_then(type_from_oid) {
                    expr = crate::coerce_for_assignment(self.context, expr, &TypeName::plain(base))?;
                }
                arguments.push(expr);
            }
        }
        Ok(arguments)
    }
}

/// `has_table_privilege` and its many kin.
fn is_privilege(name: &str) -> bool {
    name.starts_with("has_") && name.contains("_privilege_") || name.starts_with("pg_has_role_")
}

/// `prosrc`, or the name with the argument types for functions that PostgreSQL writes in SQL.
fn sqlite_name(function: &Function) -> String {
    if !function.source.is_empty() {
        return function.source.to_owned();
    }
    let key = |&oid: &u32| type_from_oid(oid).map_or_else(|| oid_key(oid), |base| datum::type_key(&base));
    std::iter::once(function.name.to_owned()).chain(function.arguments.iter().map(key)).collect::<Vec<_>>().join("_")
}

fn oid_key(oid: u32) -> String {
    crate::facts::type_fact(oid).map_or_else(|| oid.to_string(), |fact| fact.name.to_owned())
}
