//! Column clauses.

use super::{Ddl, RenderError, Rendered, literal, quote::force_quote, quote::quote, types};
use crate::schema::{Autoincrement, ColumnSpec, ComputedSpec, IdentitySpec, ServerDefault, TypeSpec};

/// What a column is in its table, beyond what it says itself.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Role {
    /// Part of the primary key.
    pub(super) primary_key: bool,
    /// The column that counts by itself.
    pub(super) serial: bool,
}

impl Role {
    /// The role of a lone column, as `op.add_column` gives it.
    pub(super) fn alone(column: &ColumnSpec) -> Self {
        Self { primary_key: column.primary_key, serial: column.primary_key && counts(column, false, true) }
    }
}

/// Whether a column of a primary key counts by itself; SQLAlchemy: `_autoincrement_column`.
pub(crate) fn counts(column: &ColumnSpec, has_foreign_key: bool, only: bool) -> bool {
    let Some(kind) = column.type_name.as_ref() else { return false };
    if types::serial(kind).is_none() || column.identity.is_some() {
        return false;
    }
    let foreign = has_foreign_key || !column.foreign_keys.is_empty();
    match &column.autoincrement {
        Autoincrement::Flag(flag) => *flag,
        Autoincrement::Word(word) => {
            only && column.default.is_none()
                && column.server_default.is_none()
                && column.computed.is_none()
                && (!foreign || word == "ignore_fk")
                && !matches!(kind.name.as_str(), "Numeric" | "NUMERIC" | "DECIMAL")
        }
    }
}

impl Ddl {
    /// `name TYPE DEFAULT … NOT NULL`; SQLAlchemy: `PGDDLCompiler.get_column_specification`.
    pub(super) fn column(&self, column: &ColumnSpec, role: Role) -> Rendered {
        let mut out = match column.quote {
            Some(true) => force_quote(&column.name),
            Some(false) => column.name.clone(),
            None => quote(&column.name),
        };
        let null = TypeSpec::plain("NullType");
        let kind = column.type_name.as_ref().unwrap_or(&null);
        let identity = identity(column);
        if let Some(serial) =
            types::serial(kind).filter(|_| role.serial && column.default.is_none() && identity.is_none())
        {
            out += &format!(" {serial}");
        } else {
            out += &format!(" {}", types::type_text(kind)?);
            if let Some(default) = &column.server_default
                && !matches!(default, ServerDefault::Computed { .. } | ServerDefault::Identity { .. })
            {
                out += &format!(" DEFAULT {}", self.default(default)?);
            }
        }
        if let Some(computed) = computed(column) {
            out += &format!(" {}", self.computed(computed)?);
        }
        if let Some(identity) = identity {
            out += &format!(" {}", identity_text(identity));
        }
        let nullable = column.nullable.unwrap_or(!role.primary_key && identity.is_none());
        match (nullable, identity.is_some()) {
            (false, false) => out += " NOT NULL",
            (true, true) => out += " NULL",
            _ => {}
        }
        Ok(out)
    }

    pub(super) fn default(&self, default: &ServerDefault) -> Rendered {
        match default {
            ServerDefault::Text(text) => Ok(literal(text, self.offline)),
            ServerDefault::Expression(expression) => self.expression(expression),
            ServerDefault::Computed { .. } | ServerDefault::Identity { .. } => {
                Err(RenderError::unsupported("A computed or identity construct as a default"))
            }
        }
    }

    fn computed(&self, computed: &ComputedSpec) -> Rendered {
        if computed.persisted == Some(false) {
            return Err(RenderError::compile(
                "PostrgreSQL computed columns do not support 'virtual' persistence; set the 'persisted' flag to None \
                 or True for PostgreSQL support.",
            ));
        }
        // Offline SQLAlchemy assumes the newest server, where no word means VIRTUAL.
        let stored = if computed.persisted == Some(true) || !self.offline { " STORED" } else { "" };
        Ok(format!("GENERATED ALWAYS AS ({}){stored}", self.expression(&computed.sqltext)?))
    }
}

fn identity(column: &ColumnSpec) -> Option<&IdentitySpec> {
    match (&column.identity, &column.server_default) {
        (Some(identity), _) | (None, Some(ServerDefault::Identity { identity })) => Some(identity),
        _ => None,
    }
}

fn computed(column: &ColumnSpec) -> Option<&ComputedSpec> {
    match (&column.computed, &column.server_default) {
        (Some(computed), _) | (None, Some(ServerDefault::Computed { computed })) => Some(computed),
        _ => None,
    }
}

/// `GENERATED … AS IDENTITY (…)`.
pub(super) fn identity_text(identity: &IdentitySpec) -> String {
    let always = if identity.always == Some(true) { "ALWAYS" } else { "BY DEFAULT" };
    let options = identity_options(identity);
    if options.is_empty() {
        return format!("GENERATED {always} AS IDENTITY");
    }
    format!("GENERATED {always} AS IDENTITY ({options})")
}

/// What changes one identity into another; Alembic: `visit_identity_column`.
pub(super) fn identity_change(existing: &IdentitySpec, wanted: &IdentitySpec) -> String {
    let mut out = String::new();
    if existing.always.unwrap_or(false) != wanted.always.unwrap_or(false) {
        let word = if wanted.always == Some(true) { "ALWAYS" } else { "BY DEFAULT" };
        out += &format!("SET GENERATED {word} ");
    }
    let one = |change: IdentitySpec| format!("SET {} ", identity_options(&change));
    let none = IdentitySpec::default;
    if existing.cache != wanted.cache {
        out += &one(IdentitySpec { cache: wanted.cache, ..none() });
    }
    if existing.cycle.unwrap_or(false) != wanted.cycle.unwrap_or(false) {
        out += &one(IdentitySpec { cycle: wanted.cycle, ..none() });
    }
    if existing.increment.unwrap_or(1) != wanted.increment.unwrap_or(1) {
        out += &one(IdentitySpec { increment: wanted.increment, ..none() });
    }
    if existing.maxvalue != wanted.maxvalue {
        out += &one(IdentitySpec { maxvalue: wanted.maxvalue, ..none() });
    }
    if existing.minvalue != wanted.minvalue {
        out += &one(IdentitySpec { minvalue: wanted.minvalue, ..none() });
    }
    if existing.start.unwrap_or(1) != wanted.start.unwrap_or(1) {
        out += &one(IdentitySpec { start: wanted.start, ..none() });
    }
    out
}

fn identity_options(identity: &IdentitySpec) -> String {
    let mut out = Vec::new();
    let mut number = |word: &str, value: Option<i64>| {
        if let Some(value) = value {
            out.push(format!("{word} {value}"));
        }
    };
    number("INCREMENT BY", identity.increment);
    number("START WITH", identity.start);
    number("MINVALUE", identity.minvalue);
    number("MAXVALUE", identity.maxvalue);
    if identity.nominvalue.is_some() {
        out.push("NO MINVALUE".into());
    }
    if identity.nomaxvalue.is_some() {
        out.push("NO MAXVALUE".into());
    }
    if let Some(cache) = identity.cache {
        out.push(format!("CACHE {cache}"));
    }
    if let Some(cycle) = identity.cycle {
        out.push(if cycle { "CYCLE" } else { "NO CYCLE" }.into());
    }
    out.join(" ")
}
