//! The checksum that SQLAlchemy puts behind shortened names.

use md5::{Digest, Md5};

/// The digest in lower-case hex.
pub(crate) fn hex(bytes: &[u8]) -> String {
    Md5::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
