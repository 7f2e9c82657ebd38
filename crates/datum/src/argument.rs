//! Reading the arguments of a function out of what is stored.

use crate::Value;
use crate::fault::{Result, internal};

/// Arguments of a call by position.
pub(crate) trait Arguments {
    /// An integer, a date, a time or a timestamp.
    fn int(&self, at: usize) -> Result<i64>;
    /// A double.
    fn real(&self, at: usize) -> Result<f64>;
    /// Anything stored as text.
    fn text(&self, at: usize) -> Result<&str>;
    /// Bytes.
    fn bytes(&self, at: usize) -> Result<&[u8]>;
    /// A boolean.
    fn boolean(&self, at: usize) -> Result<bool>;
    /// Whether it is absent or NULL.
    fn null(&self, at: usize) -> bool;
}

impl Arguments for [Value] {
    fn int(&self, at: usize) -> Result<i64> {
        match self.get(at) {
            Some(Value::Integer(number)) => Ok(*number),
            other => Err(wrong(at, "an integer", other)),
        }
    }

    fn real(&self, at: usize) -> Result<f64> {
        match self.get(at) {
            Some(Value::Real(number)) => Ok(*number),
            #[allow(clippy::cast_precision_loss, reason = "SQLite may hand a whole double over as an integer")]
            Some(Value::Integer(number)) => Ok(*number as f64),
            other => Err(wrong(at, "a double", other)),
        }
    }

    fn text(&self, at: usize) -> Result<&str> {
        match self.get(at) {
            Some(Value::Text(text)) => Ok(text),
            other => Err(wrong(at, "text", other)),
        }
    }

    fn bytes(&self, at: usize) -> Result<&[u8]> {
        match self.get(at) {
            Some(Value::Blob(bytes)) => Ok(bytes),
            other => Err(wrong(at, "bytes", other)),
        }
    }

    fn boolean(&self, at: usize) -> Result<bool> {
        Ok(self.int(at)? != 0)
    }

    fn null(&self, at: usize) -> bool {
        self.get(at).is_none_or(Value::is_null)
    }
}

fn wrong(at: usize, wanted: &str, got: Option<&Value>) -> diagnostics::Diagnostic {
    internal(format!("argument {} is stored as {got:?}, not as {wanted}", at + 1))
}
