//! How much a job may use.

/// What one job may use.
///
/// In the page there is no clock inside: the worker is watched, and ended, from outside.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Limits {
    /// Wall-clock seconds after which the job ends with `TimeLimitExceeded`; needs threads.
    pub seconds: Option<f64>,
}
