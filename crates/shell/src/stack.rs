//! The containers of a machine: a small state machine.

use std::collections::BTreeMap;

/// Which containers there are and which of them run. Before anybody has touched it, the whole stack is up: a project begins at
/// work.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(crate) struct Stack {
    /// By service; `None` until the first command that changes something.
    containers: Option<BTreeMap<String, State>>,
    /// Seconds, on the machine's clock, when each container began to run.
    begun: BTreeMap<String, u64>,
}

/// What a container does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum State {
    Running,
    Exited,
}

impl Stack {
    /// What the container of a service does; `None` without one.
    pub(crate) fn state(&self, service: &str) -> Option<State> {
        match &self.containers {
            None => Some(State::Running),
            Some(containers) => containers.get(service).copied(),
        }
    }

    /// Whether the container of a service runs.
    pub(crate) fn is_running(&self, service: &str) -> bool {
        self.state(service) == Some(State::Running)
    }

    /// Whether there is any container of these services.
    pub(crate) fn is_up(&self, services: impl IntoIterator<Item = String>) -> bool {
        services.into_iter().any(|service| self.state(&service).is_some())
    }

    /// Seconds since a container began to run.
    pub(crate) fn age(&self, service: &str, now: u64) -> u64 {
        now.saturating_sub(self.begun.get(service).copied().unwrap_or_default())
    }

    /// Puts a container into a state, or takes it away.
    pub(crate) fn set(&mut self, all: &[String], service: &str, state: Option<State>, now: u64) {
        let containers = self
            .containers
            .get_or_insert_with(|| all.iter().map(|service| (service.clone(), State::Running)).collect());
        match state {
            Some(state) => containers.insert(service.to_owned(), state),
            None => containers.remove(service),
        };
        if state == Some(State::Running) {
            self.begun.insert(service.to_owned(), now);
        }
    }
}
