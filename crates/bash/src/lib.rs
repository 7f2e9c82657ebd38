//! The bash of the terminal: bashkit behind the protocol of the crate [`script`].
//!
//! It knows no command of this trade: those it hands to the host. Read [`Bashkit`], then `room` (one shell), `files` and
//! `visitor` (a command of the host as bashkit sees it).

mod bounds;
mod files;
mod room;
mod visitor;

use room::Room;
use script::{Bash, Ended, Host, Script};
use std::cell::RefCell;
use std::collections::BTreeMap;

/// Shells made of bashkit.
#[derive(Default)]
pub struct Bashkit {
    rooms: RefCell<BTreeMap<String, Room>>,
}

impl std::fmt::Debug for Bashkit {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Bashkit").finish_non_exhaustive()
    }
}

impl Bashkit {
    /// No shell yet.
    pub fn new() -> Self {
        Self::default()
    }
}

impl Bash for Bashkit {
    fn run(&self, script: &Script, host: &mut dyn Host) -> Ended {
        // A command of the host may run another script meanwhile, so nothing stays borrowed.
        let room = self.rooms.borrow_mut().remove(&script.shell);
        let mut room = room.unwrap_or_else(|| Room::new(script));
        let ended = room.run(script, host);
        self.rooms.borrow_mut().insert(script.shell.clone(), room);
        ended
    }

    fn forget(&self, shell: &str) {
        self.rooms.borrow_mut().remove(shell);
    }
}
