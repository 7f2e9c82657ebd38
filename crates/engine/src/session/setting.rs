//! SET, SHOW and RESET.

use super::Session;
use super::statement::folded;
use crate::settings::Settings;
use crate::world::World;
use crate::{Outcome, OutcomeColumn};
use catalog::{Type, TypeName};
use datum::Value;
use diagnostics::{Diagnostic, Severity};
use sql::ast::{
    ContextModifier, Expr, Ident, ObjectName, Reset, ResetStatement, Set, SetSessionAuthorizationParamKind,
    TransactionAccessMode, TransactionMode, Value as Literal,
};

impl Session {
    /// SET.
    pub(super) fn set_statement(&mut self, set: &Set) -> Result<Outcome, Diagnostic> {
        let mut notices = Vec::new();
        match set {
            Set::SingleAssignment { scope, variable, values, .. } => {
                if matches!(scope, Some(ContextModifier::Local)) && !self.in_block() {
                    let message = "SET LOCAL can only be used in transaction blocks";
                    notices.push(Diagnostic::error("25P01", message).with_severity(Severity::Warning));
                } else {
                    let values = values.iter().map(value).collect::<Result<Vec<_>, _>>()?;
                    let is_local = matches!(scope, Some(ContextModifier::Local));
                    self.assign(&name(variable), &values, if is_local { Lasts::Transaction } else { Lasts::Session })?;
                }
            }
            Set::SetTimeZone { value: zone, .. } => self.assign("timezone", &[value(zone)?], Lasts::Session)?,
            Set::SetNames { charset_name, .. } => {
                self.assign("client_encoding", &[folded(charset_name)], Lasts::Session)?;
            }
            Set::SetRole { context_modifier, role_name } => {
                let name = role_name.as_ref().map_or_else(|| "none".to_owned(), folded);
                let is_local = matches!(context_modifier, Some(ContextModifier::Local));
                self.assign("role", &[name], if is_local { Lasts::Transaction } else { Lasts::Session })?;
            }
            Set::SetSessionAuthorization(to) => match &to.kind {
                SetSessionAuthorizationParamKind::Default => {}
                SetSessionAuthorizationParamKind::User(name) => {
                    self.assign("session_authorization", &[folded(name)], Lasts::Session)?;
                }
            },
            Set::SetTransaction { modes, snapshot: None, .. } => refuse_modes(modes)?,
            other => return Err(Diagnostic::error("0A000", format!("{other} is not supported by Retort"))),
        }
        Ok(self.outcome("SET", notices))
    }

    fn assign(&mut self, name: &str, values: &[String], lasts: Lasts) -> Result<(), Diagnostic> {
        self.world.assign_setting(name, values, lasts)
    }

    /// SHOW.
    pub(super) fn show(&mut self, variable: &[Ident]) -> Result<Outcome, Diagnostic> {
        let words: Vec<String> = variable.iter().map(folded).collect();
        let name = match words.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
            ["time", "zone"] => "TimeZone".to_owned(),
            ["transaction", "isolation", "level"] => "transaction_isolation".to_owned(),
            ["all"] => return Err(Diagnostic::error("0A000", "SHOW ALL is not supported by Retort")),
            ["session", "authorization"] => "session_authorization".to_owned(),
            _ => words.join("."),
        };
        let value = self.world.settings.borrow().show(&name)?;
        let mut outcome = self.outcome("SHOW", Vec::new());
        let type_name = TypeName::plain(Type::Text);
        let name = Settings::shown_name(&name);
        outcome.columns = Some(vec![OutcomeColumn { name, type_name }]);
        outcome.rows = vec![vec![Value::Text(value)]];
        Ok(outcome)
    }

    /// RESET.
    pub(super) fn reset(&mut self, reset: &ResetStatement) -> Result<Outcome, Diagnostic> {
        match &reset.reset {
            Reset::ALL => self.world.settings.borrow_mut().reset_all(),
            Reset::SessionAuthorization => {}
            Reset::ConfigurationParameter(variable) => self.world.settings.borrow_mut().reset(&name(variable))?,
        }
        Ok(self.outcome("RESET", Vec::new()))
    }
}

impl World {
    /// Sets a setting for a while.
    pub(crate) fn assign_setting(&self, name: &str, values: &[String], lasts: Lasts) -> Result<(), Diagnostic> {
        let mut settings = self.settings.borrow_mut();
        let mut tried = settings.clone();
        assign(&mut tried, name, values)?;
        let mut after = self.after_locals.borrow_mut();
        match (lasts, after.as_mut()) {
            (Lasts::Session, Some(after)) => assign(after, name, values)?,
            (Lasts::Transaction, None) => *after = Some(settings.clone()),
            (Lasts::Session, None) | (Lasts::Transaction, Some(_)) => {}
        }
        *settings = tried;
        Ok(())
    }
}

/// How long a setting lasts.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Lasts {
    /// `SET`
    Session,
    /// `SET LOCAL`
    Transaction,
}

fn assign(settings: &mut Settings, name: &str, values: &[String]) -> Result<(), Diagnostic> {
    match values {
        [only] if only.eq_ignore_ascii_case("default") => settings.reset(name),
        _ => settings.set(name, values),
    }
}

/// Refuses a transaction that only reads; how transactions are kept apart does not matter where there is only one.
pub(super) fn refuse_modes(modes: &[TransactionMode]) -> Result<(), Diagnostic> {
    if modes.contains(&TransactionMode::AccessMode(TransactionAccessMode::ReadOnly)) {
        return Err(Diagnostic::error("0A000", "a READ ONLY transaction is not supported by Retort"));
    }
    Ok(())
}

fn name(variable: &ObjectName) -> String {
    let parts: Vec<String> = variable.0.iter().filter_map(|part| part.as_ident().map(folded)).collect();
    parts.join(".")
}

fn value(expr: &Expr) -> Result<String, Diagnostic> {
    match expr {
        Expr::Identifier(ident) => Ok(folded(ident)),
        Expr::Value(value) => Ok(match &value.value {
            Literal::SingleQuotedString(text) | Literal::DoubleQuotedString(text) => text.clone(),
            other => other.to_string(),
        }),
        Expr::UnaryOp { .. } => Ok(expr.to_string()),
        other => Err(Diagnostic::error("0A000", format!("SET to {other} is not supported by Retort"))),
    }
}
