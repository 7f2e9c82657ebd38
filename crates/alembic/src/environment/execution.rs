//! Running statements.

use super::{Environment, answer};
use crate::compile::{Compiled, Subject, offline_text, shown, statement as compile};
use crate::ddl::Emitted;
use crate::operation::Operation;
use crate::schema::{Statement, Value};
use crate::sqlstate;
use engine::Outcome;
use python::HostError;

fn unreadable(what: &str, error: &serde_json::Error) -> HostError {
    HostError {
        exception: "NotImplementedError".into(),
        message: format!("{what} is not supported by Retort: {error}"),
        diagnostic: None,
    }
}

impl Environment<'_> {
    /// `op.…`
    pub(super) fn operation(&mut self, argument: Value) -> Result<(), HostError> {
        let name = argument.get("op").and_then(Value::as_str).unwrap_or("?").to_owned();
        let operation: Operation =
            serde_json::from_value(argument).map_err(|error| unreadable(&format!("op.{name} in this form"), &error))?;
        for emitted in self.ddl.render(&operation)? {
            self.emitted(&emitted)?;
        }
        Ok(())
    }

    fn emitted(&mut self, emitted: &Emitted) -> Result<(), HostError> {
        match emitted {
            Emitted::Ddl(text) => self.run(&Compiled::plain(text.clone())).map(|_| ()),
            Emitted::EnumDdl { text, schema, name, when_present } => {
                let schema = schema.as_deref().unwrap_or("public");
                let present = self
                    .session
                    .catalog()
                    .enums
                    .values()
                    .any(|kind| kind.name.schema == schema && kind.name.name == *name);
                if present == *when_present { self.run(&Compiled::plain(text.clone())).map(|_| ()) } else { Ok(()) }
            }
            Emitted::Statement { statement, parameters } => self.statement(statement, parameters).map(|_| ()),
        }
    }

    /// `connection.execute(…)`
    pub(super) fn execute(&mut self, argument: &Value) -> Result<Value, HostError> {
        let given = argument.get("statement").cloned().unwrap_or_default();
        let statement: Statement =
            serde_json::from_value(given).map_err(|error| unreadable("This statement", &error))?;
        let parameters = argument.get("parameters").cloned().unwrap_or_default();
        let outcomes = self.statement(&statement, &parameters)?;
        Ok(answer::of(&outcomes))
    }

    /// `str(statement)`, `statement.compile(…)`: the text, and the parameters if they are asked for.
    #[expect(clippy::unused_self, reason = "a request like the others")]
    pub(super) fn compile(&mut self, argument: &Value) -> Result<Value, HostError> {
        let mut given = argument.get("statement").cloned().unwrap_or_default();
        let flag = |name| argument.get(name).and_then(Value::as_bool).unwrap_or(false);
        let subject = match given.get_mut("expression").map(Value::take) {
            Some(expression) => Subject::Expression(
                serde_json::from_value(expression).map_err(|error| unreadable("This expression", &error))?,
            ),
            None => {
                Subject::Statement(serde_json::from_value(given).map_err(|error| unreadable("This statement", &error))?)
            }
        };
        let made = shown(&subject, flag("literal_binds"), flag("generic"))?;
        Ok(if flag("params") {
            serde_json::json!({"text": made.text, "params": made.parameters})
        } else {
            Value::String(made.text)
        })
    }

    fn statement(&mut self, statement: &Statement, parameters: &Value) -> Result<Vec<Outcome>, HostError> {
        if self.offline.is_some() {
            let text = offline_text(statement, self.settings.literal_binds)?;
            self.emit(&text);
            return Ok(Vec::new());
        }
        let mut outcomes = Vec::new();
        for compiled in compile(statement, parameters, false)? {
            outcomes.extend(self.run(&compiled)?.pop());
        }
        Ok(outcomes)
    }

    /// Runs a text, or writes it with `--sql`.
    pub(super) fn run(&mut self, compiled: &Compiled) -> Result<Vec<Outcome>, HostError> {
        if self.offline.is_some() {
            self.emit(&compiled.text);
            return Ok(Vec::new());
        }
        self.begin()?;
        self.send(compiled)
    }

    /// Sends a text to the engine.
    pub(super) fn send(&mut self, compiled: &Compiled) -> Result<Vec<Outcome>, HostError> {
        let sent = compiled.driver_text();
        self.session.execute(&sent).map_err(|failure| sqlstate::exception(failure.diagnostic, compiled, &sent))
    }
}
