//! Names of objects.

use sha1::{Digest, Sha1};
use std::fmt;

/// The name of an object: the SHA-1 of its kind, its length and its bytes.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default)]
pub(crate) struct Id([u8; 20]);

impl Id {
    /// The name of an object of a kind (`blob`, `tree`, `commit`, `tag`).
    pub(crate) fn of(kind: &str, body: &[u8]) -> Self {
        let mut hash = Sha1::new();
        hash.update(format!("{kind} {}\0", body.len()));
        hash.update(body);
        Self(hash.finalize().into())
    }

    /// As many digits as git shows at first.
    pub(crate) fn short(self) -> String {
        self.to_string()[..7].to_owned()
    }

    /// The bytes, as a tree has them.
    pub(crate) fn bytes(self) -> [u8; 20] {
        self.0
    }
}

impl fmt::Display for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for Id {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}
