//! What psql printed.

/// What a run of psql printed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Output {
    /// Standard output.
    pub stdout: String,
    /// Standard error.
    pub stderr: String,
    /// Both in the order in which they were written, as a terminal shows them.
    pub both: String,
    /// Whether a statement or meta-command failed.
    pub failed: bool,
}

impl Output {
    pub(crate) fn print(&mut self, text: &str) {
        self.stdout.push_str(text);
        self.both.push_str(text);
    }

    pub(crate) fn complain(&mut self, text: &str) {
        self.stderr.push_str(text);
        self.both.push_str(text);
    }
}
