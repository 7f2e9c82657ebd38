//! `op.execute`.

use crate::schema::{OtherKeywords, Statement};
use serde::{Deserialize, Serialize};

/// `op.execute(sqltext, *, execution_options)`; its result is not seen by Python.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Execute {
    /// The statement; a plain string is `{"text": …}`.
    pub sqltext: Statement,
    /// `execution_options`.
    #[serde(default)]
    pub execution_options: Option<OtherKeywords>,
}
