//! Where the sequences stand.
//!
//! As in PostgreSQL, `nextval` is not undone by a rollback: the state is kept in memory, and written when a transaction
//! ends, whichever way. What DDL does to a sequence (create, restart, drop) is undone with its transaction.

use catalog::{Oid, Sequence};
use diagnostics::Diagnostic;
use indexmap::IndexMap;

/// Where one sequence stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct SequenceState {
    /// The value last given, or the one to give first.
    pub(crate) last_value: i64,
    /// Whether `last_value` was given.
    pub(crate) is_called: bool,
}

/// Where all sequences stand.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sequences {
    states: IndexMap<Oid, SequenceState>,
    current: IndexMap<Oid, i64>,
    last: Option<Oid>,
    /// Whether something is not yet written.
    pub(crate) dirty: bool,
}

impl Sequences {
    /// Where a sequence stands; one that was never set stands before its start.
    pub(crate) fn state(&self, oid: Oid, sequence: &Sequence) -> SequenceState {
        let fresh = SequenceState { last_value: sequence.start, is_called: false };
        self.states.get(&oid).copied().unwrap_or(fresh)
    }

    /// Sets where a sequence stands.
    pub(crate) fn set(&mut self, oid: Oid, state: SequenceState) {
        self.states.insert(oid, state);
        self.dirty = true;
    }

    /// Forgets a sequence.
    pub(crate) fn forget(&mut self, oid: Oid) {
        self.states.shift_remove(&oid);
        self.current.shift_remove(&oid);
        if self.last == Some(oid) {
            self.last = None;
        }
        self.dirty = true;
    }

    /// All states.
    pub(crate) fn states(&self) -> impl Iterator<Item = (Oid, SequenceState)> {
        self.states.iter().map(|(oid, state)| (*oid, *state))
    }

    /// Gives the next value.
    pub(crate) fn next(&mut self, oid: Oid, name: &str, sequence: &Sequence) -> Result<i64, Diagnostic> {
        let state = self.state(oid, sequence);
        let value = if state.is_called { successor(state.last_value, name, sequence)? } else { state.last_value };
        self.set(oid, SequenceState { last_value: value, is_called: true });
        self.current.insert(oid, value);
        self.last = Some(oid);
        Ok(value)
    }

    /// `setval`.
    pub(crate) fn set_value(
        &mut self,
        oid: Oid,
        name: &str,
        sequence: &Sequence,
        state: SequenceState,
    ) -> Result<(), Diagnostic> {
        let value = state.last_value;
        if value < sequence.min || value > sequence.max {
            let message = format!(
                "setval: value {value} is out of bounds for sequence \"{name}\" ({}..{})",
                sequence.min, sequence.max
            );
            return Err(Diagnostic::error("22003", message));
        }
        self.set(oid, state);
        if state.is_called {
            self.current.insert(oid, value);
        }
        Ok(())
    }

    /// `currval`.
    pub(crate) fn current(&self, oid: Oid, name: &str) -> Result<i64, Diagnostic> {
        self.current.get(&oid).copied().ok_or_else(|| {
            Diagnostic::error("55000", format!("currval of sequence \"{name}\" is not yet defined in this session"))
        })
    }

    /// Forgets what this session was given.
    pub(crate) fn forget_session(&mut self) {
        self.current.clear();
        self.last = None;
    }

    /// `lastval`.
    pub(crate) fn last(&self) -> Result<i64, Diagnostic> {
        let value = self.last.and_then(|oid| self.current.get(&oid).copied());
        value.ok_or_else(|| Diagnostic::error("55000", "lastval is not yet defined in this session"))
    }

    /// Puts back where those sequences stood that DDL set or dropped since a snapshot was taken.
    pub(crate) fn restore(&mut self, snapshot: &Self, oids: &[Oid]) {
        for oid in oids {
            match snapshot.states.get(oid) {
                Some(state) => self.states.insert(*oid, *state),
                None => self.states.shift_remove(oid),
            };
        }
        self.dirty = true;
    }
}

fn successor(value: i64, name: &str, sequence: &Sequence) -> Result<i64, Diagnostic> {
    let next = value.checked_add(sequence.increment);
    match next.filter(|next| (sequence.min..=sequence.max).contains(next)) {
        Some(next) => Ok(next),
        None if sequence.cycle && sequence.increment > 0 => Ok(sequence.min),
        None if sequence.cycle => Ok(sequence.max),
        None => Err(exhausted(name, sequence)),
    }
}

fn exhausted(name: &str, sequence: &Sequence) -> Diagnostic {
    let (which, bound) = if sequence.increment > 0 { ("maximum", sequence.max) } else { ("minimum", sequence.min) };
    Diagnostic::error("2200H", format!("nextval: reached {which} value of sequence \"{name}\" ({bound})"))
}
