//! Comparing the models with the database while `env.py` runs.

use super::stepping::graph_error;
use super::{Environment, command_error};
use crate::autogenerate::ask::{Note, Question};
use crate::autogenerate::{Autogenerate, Turn};
use crate::compile::Compiled;
use crate::project::Level;
use python::HostError;
use revision::{Identifier, Wording};
use serde_json::{Value, json};

impl Environment<'_> {
    /// Begins, if the database is at the heads.
    pub(super) fn begin_comparison(&mut self, check: bool) -> Result<(), HostError> {
        let known = self.scripts.map.get_all(Identifier::Many(&self.heads));
        known.map_err(|error| graph_error(&error, Wording::default()))?;
        let mut applied: Vec<&str> = self.heads.iter().map(String::as_str).collect();
        let mut heads = self.scripts.map.real_heads();
        applied.sort_unstable();
        heads.sort_unstable();
        if applied != heads {
            return Err(command_error("Target database is not up to date."));
        }
        let heads = self.heads.clone();
        self.comparison =
            Some(Autogenerate::new(&self.configured_with, self.env_py.clone(), heads, self.request.clone(), check));
        Ok(())
    }

    /// Goes on until Python must answer, which is told as `{"ask": …}`, or until the end.
    pub(super) fn compare(&mut self) -> Result<Value, HostError> {
        loop {
            let Some(comparison) = self.comparison.as_mut() else { return Ok(Value::Null) };
            let turn = comparison.turn(self.session.catalog());
            for note in comparison.notes() {
                match note {
                    Note::Log(logger, message) => self.log(logger, Level::Info, &message),
                    Note::Warning(text) => self.stderr += &format!("UserWarning: {text}\n"),
                }
            }
            match turn? {
                Turn::Done => return Ok(Value::Null),
                Turn::Ask(question) => match *question {
                    Question::Scalar { sql } => {
                        let answer = self.scalar(&sql)?;
                        self.take_answer(answer);
                    }
                    question => return Ok(json!({ "ask": question })),
                },
            }
        }
    }

    /// The answer to the last question.
    pub(super) fn take_answer(&mut self, answer: Value) {
        if let Some(comparison) = self.comparison.as_mut() {
            comparison.answer(answer);
        }
    }

    /// The first value of the first row.
    fn scalar(&mut self, sql: &str) -> Result<Value, HostError> {
        let outcomes = self.run(&Compiled::plain(sql))?;
        let mut answer = super::answer::of(&outcomes);
        Ok(answer.pointer_mut("/rows/0/0").map(Value::take).unwrap_or_default())
    }
}
