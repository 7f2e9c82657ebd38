//! Notices gathered while work goes on.

use crate::Diagnostic;

/// Where notices and warnings go while a statement runs.
#[derive(Debug, Default)]
pub struct Notices(Vec<Diagnostic>);

impl Notices {
    /// Adds one.
    pub fn push(&mut self, notice: Diagnostic) {
        self.0.push(notice);
    }

    /// Takes all, oldest first.
    pub fn take(&mut self) -> Vec<Diagnostic> {
        std::mem::take(&mut self.0)
    }
}
